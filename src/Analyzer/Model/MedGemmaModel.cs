using System.ComponentModel.DataAnnotations;
using Surgical.Analyzer.Checks;
using Surgical.Analyzer.Onnx;
using Surgical.ModelImport;
using Surgical.ModelImport.Tokenizer;

namespace Surgical.Analyzer.Model;

/// <summary>MedGemma, or any other Gemma 3 that sees, on this machine. The same question has one answer, sampled ones too.</summary>
/// <remarks>Safe to use from several threads; questions wait for one another.</remarks>
public sealed class MedGemmaModel : IVisionLanguageModel
{
    private readonly Gemma3Engine _engine;
    private readonly Tolerance _tolerance;
    private readonly BpeTokenizer _tokenizer;
    private readonly ChatTemplate _template;
    private readonly PictureReader _pictures;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private int _disposed;

    private MedGemmaModel(ImportedModel model, string tokenizer, MedGemmaOptions options, TimeProvider time)
    {
        var manifest = model.Manifest;
        _tokenizer = BpeTokenizer.Load(tokenizer);
        _template = new ChatTemplate(_tokenizer, manifest.Configuration);
        _time = time;
        Imported = model;
        _tolerance = Tolerance.Of(manifest.Format);
        _engine = new Gemma3Engine(manifest.Configuration, RuntimeChoice.Open(model, options));
        _pictures = new PictureReader(_engine, new FeatureCache(options.FeatureBytes), time);
        Identity = new ModelIdentity(
            manifest.FullName, manifest.Digest, KnownModels.WhatItKnows(manifest.BaseDigest));
    }

    /// <inheritdoc />
    public ModelIdentity Identity { get; }

    /// <inheritdoc />
    public int PictureSize => _engine.Configuration.Vision.ImageSize;

    /// <summary>Tokens of the longest prompt and reply together.</summary>
    public int Context => _engine.Capacity;

    /// <summary>What was opened.</summary>
    internal ImportedModel Imported { get; }

    /// <summary>Opens an imported model.</summary>
    /// <param name="importedFolder">Of <see cref="ImportedModel"/>.</param>
    /// <param name="options">How it is run; null for the defaults.</param>
    /// <param name="time">Times the replies; null for the system's clock.</param>
    /// <exception cref="ImportException">The folder holds no whole imported model.</exception>
    /// <exception cref="ModelException">The model has no tokenizer, or cannot be run.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public static MedGemmaModel Open(string importedFolder, MedGemmaOptions? options = null, TimeProvider? time = null)
    {
        options ??= new();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        var model = ImportedModel.Open(importedFolder);
        var tokenizer = model.Tokenizer ?? throw new ModelException(
            $"{importedFolder}: expected a model with a tokenizer, which asking needs; its snapshot had no tokenizer.json.");
        return new MedGemmaModel(model, tokenizer, options, time ?? TimeProvider.System);
    }

    /// <inheritdoc />
    /// <exception cref="ObjectDisposedException">Disposed before the answer was whole.</exception>
    public Task<ModelReply> AskAsync(
        Question question, Action<string>? streamed, CancellationToken cancellationToken) =>
        InTurnAsync(token => Answer(question, streamed, token), cancellationToken);

    /// <inheritdoc />
    /// <exception cref="ObjectDisposedException">Disposed before the scores were known.</exception>
    public Task<ChoiceScores> ScoreAsync(Question question, Choices choices, CancellationToken cancellationToken) =>
        InTurnAsync(token => Score(question, choices, token), cancellationToken);

    /// <summary>Whether the model goes on with a reference case as the reference did.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="ModelException">The model broke.</exception>
    internal Task<bool> ReproducesAsync(ReferenceCase reference, CancellationToken cancellationToken) =>
        InTurnAsync(new ReferenceComparison(_engine, reference, _tolerance).IsReproduced, cancellationToken);

    /// <summary>Ends the running question and waits until its native call has returned. Not to be called while streaming.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        _closing.Cancel();
        _turn.Wait();
        _engine.Dispose();
        _closing.Dispose();
    }

    private async Task<T> InTurnAsync<T>(Func<CancellationToken, T> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) == 1, this);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        try
        {
            await _turn.WaitAsync(either.Token);
            try
            {
                return await OnOwnThread(() => work(either.Token));
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(MedGemmaModel));
        }
    }

    private static Task<T> OnOwnThread<T>(Func<T> work) => Task.Factory.StartNew(
        work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private ModelReply Answer(Question question, Action<string>? streamed, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(question.MaxTokens, 1);
        var ids = _template.Encode(question);
        var features = _pictures.Read(question.Pictures, cancellationToken);
        var sampler = question.Decoding is Decoding.Sampled sampled ? new TokenSampler(sampled) : null;
        var reply = new ReplyWriter(_tokenizer, streamed, _time);
        var end = ReplyEnd.TokenLimit;
        foreach (var token in _engine.Answer(new Prompt(ids, features.Values), sampler, cancellationToken))
        {
            reply.Tick();
            if (_engine.Configuration.StopTokens.Contains(token.Id))
            {
                end = ReplyEnd.StopToken;
                break;
            }

            reply.Write(token);
            if (reply.Tokens == question.MaxTokens)
            {
                break;
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        return reply.Finish(end, ids.Count, features);
    }

    private ChoiceScores Score(Question question, Choices choices, CancellationToken cancellationToken)
    {
        var tokens = ChoiceTokens.Of(choices, _tokenizer);
        IReadOnlyList<int> ids = [.. _template.Encode(question), .. tokens.Shared];
        var features = _pictures.Read(question.Pictures, cancellationToken);
        var scorer = new ChoiceScorer(_engine, tokens.Each, choices.LeastShare);

        var start = _time.GetTimestamp();
        var logits = _engine.ReadPrompt(new Prompt(ids, features.Values), cancellationToken);
        var prefill = _time.GetElapsedTime(start);
        start = _time.GetTimestamp();
        var scores = scorer.Score(logits, ids.Count, cancellationToken);
        var perToken = scorer.ReadTokens > 0 ? _time.GetElapsedTime(start) / scorer.ReadTokens : TimeSpan.Zero;
        return new(scores, ids.Count, scorer.ReadTokens, new(features.Time, prefill, perToken) { PicturesKept = features.Kept });
    }
}
