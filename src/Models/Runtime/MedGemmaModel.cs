using System.ComponentModel.DataAnnotations;
using System.Threading.Channels;
using Surgical.Models.Answering;
using Surgical.Models.Checks;
using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Gemma3.Tokenizer;
using Surgical.Models.Pictures;
using Surgical.Models.Processing;

namespace Surgical.Models.Runtime;

/// <summary>
/// MedGemma, or any other Gemma 3 that sees, on this machine. The same question has one answer, sampled ones too.
/// </summary>
/// <remarks>
/// Safe to use from several threads. Questions are answered side by side, <see cref="MedGemmaOptions.Batch"/> at most;
/// further ones wait, first come, first served.
/// </remarks>
public sealed class MedGemmaModel : IVisionLanguageModel
{
    /// <summary>Questions that wait in the model; whoever asks one more waits in front of it.</summary>
    private const int MostWaiting = 64;

    private readonly Gemma3Engine _engine;
    private readonly Tolerance _tolerance;
    private readonly BpeTokenizer _tokenizer;
    private readonly ChatTemplate _template;
    private readonly ModelProcessing _processing;
    private readonly PictureReader _pictures;
    private readonly TimeProvider _time;
    private readonly Channel<ModelJob> _waiting = Channel.CreateBounded<ModelJob>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private readonly CancellationTokenSource _closing = new();
    private readonly Task _work;
    private int _disposed;

    private MedGemmaModel(ImportedModel model, string tokenizer, MedGemmaOptions options, TimeProvider time)
    {
        var manifest = model.Manifest;
        _tokenizer = BpeTokenizer.Load(tokenizer);
        _template = new ChatTemplate(_tokenizer, manifest.Configuration);
        _time = time;
        Imported = model;
        _tolerance = Tolerance.Of(manifest.Format, manifest.Configuration);
        _engine = new Gemma3Engine(manifest.Configuration, RuntimeChoice.Open(model, options));
        _processing = manifest.Processing;
        _pictures = new PictureReader(_engine, new FeatureCache(options.FeatureBytes), _processing.Pictures, time);
        Identity = ModelIdentity.Of(manifest);
        _work = WorkAsync(new AnswerLoop(
            _waiting.Reader, _engine, _template, _pictures, _tokenizer, _processing.Generation, time));
    }

    /// <inheritdoc />
    public ModelIdentity Identity { get; }

    /// <inheritdoc />
    public ModelPlace Place { get; } = new ModelPlace.Here();

    /// <inheritdoc />
    public int PictureSize => _engine.Configuration.Vision.ImageSize;

    /// <inheritdoc />
    public ResizeFilter PictureFilter => _processing.Pictures.Filter;

    /// <summary>Tokens of the longest prompt and reply together.</summary>
    public int Context => _engine.Capacity;

    /// <summary>Questions that are answered side by side, at most; 1 on a device that answers one at a time.</summary>
    public int Batch => _engine.Contexts;

    /// <summary>Questions that wait now.</summary>
    internal int Waiting => _waiting.Reader.Count;

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
            $"{importedFolder}: expected a model with a tokenizer, which asking needs; "
            + "its snapshot had no tokenizer.json.");
        return new MedGemmaModel(model, tokenizer, options, time ?? TimeProvider.System);
    }

    /// <inheritdoc />
    /// <exception cref="ObjectDisposedException">Disposed before the answer was whole.</exception>
    public Task<ModelReply> AskAsync(
        Question question, Action<string>? streamed, CancellationToken cancellationToken) =>
        DoAsync<ModelReply>(reply => new ModelJob.Ask(question, streamed, reply), cancellationToken);

    /// <inheritdoc />
    /// <exception cref="ObjectDisposedException">Disposed before the scores were known.</exception>
    public Task<ChoiceScores> ScoreAsync(Question question, Choices choices, CancellationToken cancellationToken) =>
        AloneAsync(token => Score(question, choices, token), cancellationToken);

    /// <inheritdoc />
    /// <exception cref="ObjectDisposedException">Disposed before all of it was read.</exception>
    public Task<ForetoldReply> ForetellAsync(
        Question question, string reply, LearntTokens learnt, CancellationToken cancellationToken) =>
        AloneAsync(token => Foretell(question, reply, learnt, token), cancellationToken);

    /// <summary>Whether the model goes on with a reference case as the reference did.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="ModelException">The model broke.</exception>
    internal Task<bool> ReproducesAsync(ReferenceSample reference, CancellationToken cancellationToken) =>
        AloneAsync(new ReferenceComparison(_engine, reference, _tolerance).IsReproduced, cancellationToken);

    /// <summary>
    /// Ends the running questions and waits until their native call has returned. Not to be called while streaming.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _closing.CancelAsync();
        _waiting.Writer.Complete();
        await _work;
        _engine.Dispose();
        _closing.Dispose();
    }

    private Task<T> AloneAsync<T>(Func<CancellationToken, T> work, CancellationToken cancellationToken) =>
        DoAsync<T>(
            result => new ModelJob.Alone(() => result.Complete(work(result.Token)), result), cancellationToken);

    private async Task<T> DoAsync<T>(Func<JobResult<T>, ModelJob> job, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) == 1, this);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        try
        {
            var result = new JobResult<T>(either.Token);
            await _waiting.Writer.WriteAsync(job(result), either.Token);
            return await result.Task;
        }
        catch (Exception closed) when (closed is ChannelClosedException or OperationCanceledException
            && Volatile.Read(ref _disposed) == 1 && !cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(MedGemmaModel));
        }
    }

    // A thread for as long as there is something to do: the model's calls are long and block.
    private async Task WorkAsync(AnswerLoop loop)
    {
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            await Task.Factory.StartNew(
                loop.Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
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
        return new(
            scores,
            ids.Count,
            scorer.ReadTokens,
            new(features.Time, prefill, perToken) { PicturesKept = features.Kept });
    }

    private ForetoldReply Foretell(
        Question question, string reply, LearntTokens learnt, CancellationToken cancellationToken)
    {
        var (ids, following) = (_template.Encode(question), _template.EncodeReply(reply));
        if (ids.Count + following.Count > Context)
        {
            throw new UnanswerableException(
                $"The prompt has {ids.Count} tokens and the reply {following.Count}; "
                + $"the model takes {Context} together.");
        }

        var features = _pictures.Read(question.Pictures, cancellationToken);
        var prompt = new Prompt(ids, features.Values);
        var foreteller = new ReplyForeteller(_engine);
        var start = _time.GetTimestamp();
        if (learnt == LearntTokens.All)
        {
            var all = foreteller.ReadAll(prompt, following, cancellationToken);
            return new(all, ids.Count, new(features.Time, TimeSpan.Zero, _time.GetElapsedTime(start) / all.Count)
            {
                PicturesKept = features.Kept,
            });
        }

        var logits = _engine.ReadPrompt(prompt, cancellationToken);
        var prefill = _time.GetElapsedTime(start);
        start = _time.GetTimestamp();
        var tokens = foreteller.Read(prompt, logits, following, cancellationToken);
        var perToken = _time.GetElapsedTime(start) / tokens.Count;
        return new(tokens, ids.Count, new(features.Time, prefill, perToken) { PicturesKept = features.Kept });
    }
}
