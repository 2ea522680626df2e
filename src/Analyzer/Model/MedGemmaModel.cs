using Surgical.Analyzer.Onnx;
using Surgical.ModelImport;
using Surgical.ModelImport.Tokenizer;

namespace Surgical.Analyzer.Model;

/// <summary>MedGemma, or any other Gemma 3 that sees, on this machine. Answers greedily, so the same question has one answer.</summary>
/// <remarks>Safe to use from several threads; questions wait for one another.</remarks>
public sealed class MedGemmaModel : IVisionLanguageModel
{
    private readonly Gemma3Engine _engine;
    private readonly BpeTokenizer _tokenizer;
    private readonly ChatTemplate _template;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private int _disposed;

    private MedGemmaModel(ImportedModel model, string tokenizer, TimeProvider time)
    {
        var manifest = model.Manifest;
        _tokenizer = BpeTokenizer.Load(tokenizer);
        _template = new ChatTemplate(_tokenizer, manifest.Configuration);
        _time = time;
        _engine = new Gemma3Engine(model);
        Identity = new ModelIdentity(manifest.Name, manifest.Digest, KnownModels.WhatItKnows(manifest.Digest));
    }

    /// <inheritdoc />
    public ModelIdentity Identity { get; }

    /// <inheritdoc />
    public int PictureSize => _engine.Configuration.Vision.ImageSize;

    /// <summary>Tokens of the longest prompt and reply together.</summary>
    public int Context => _engine.Capacity;

    /// <summary>Opens an imported model.</summary>
    /// <param name="importedFolder">Of <see cref="ImportedModel"/>.</param>
    /// <param name="time">Times the replies; null for the system's clock.</param>
    /// <exception cref="ImportException">The folder holds no whole imported model.</exception>
    /// <exception cref="ModelException">The model has no tokenizer, or cannot be run.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static MedGemmaModel Open(string importedFolder, TimeProvider? time = null)
    {
        var model = ImportedModel.Open(importedFolder);
        var tokenizer = model.Tokenizer ?? throw new ModelException(
            $"{importedFolder}: expected a model with a tokenizer, which asking needs; its snapshot had no tokenizer.json.");
        return new MedGemmaModel(model, tokenizer, time ?? TimeProvider.System);
    }

    /// <inheritdoc />
    /// <exception cref="ObjectDisposedException">Disposed before the answer was whole.</exception>
    public async Task<ModelReply> AskAsync(
        Question question, Action<string>? streamed, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) == 1, this);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        try
        {
            await _turn.WaitAsync(either.Token);
            try
            {
                return await OnOwnThread(() => Answer(question, streamed, either.Token));
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

    private static Task<ModelReply> OnOwnThread(Func<ModelReply> answer) => Task.Factory.StartNew(
        answer, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private ModelReply Answer(Question question, Action<string>? streamed, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(question.MaxTokens, 1);
        var ids = _template.Encode(question);
        var start = _time.GetTimestamp();
        var features = _engine.Look([.. question.Pictures.Select(Planes)], cancellationToken);
        var image = _time.GetElapsedTime(start);

        var reply = new ReplyWriter(_tokenizer, streamed, _time);
        var end = ReplyEnd.TokenLimit;
        foreach (var token in _engine.Answer(new Prompt(ids, features), cancellationToken))
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
        return reply.Finish(end, ids.Count, image);
    }

    private float[] Planes(ModelPicture picture) => picture.Size == PictureSize
        ? PicturePatches.Planes(picture)
        : throw new ModelException($"Expected pictures of {PictureSize} pixels a side, got one of {picture.Size}.");
}
