using System.Collections.Concurrent;
using Surgical.Models.Contract;
using Surgical.Models.Remote.Connection;
using Surgical.Models.Remote.Replies;

namespace Surgical.Models.Remote;

/// <summary>
/// A model that another program serves with OpenAI's chat completions: vLLM, llama.cpp and others. The server applies
/// the model's own template.
/// </summary>
/// <remarks>
/// Safe to use from several threads; their questions are sent side by side, <see cref="MostAtOnce"/> at most, and the
/// server batches them or not. A server that cannot be reached, is busy (429) or
/// fails (5xx), and an answer that breaks off or stalls, are tried again from the start, with pauses; but not once a
/// part of the answer was shown to somebody, who would read two beginnings.
/// </remarks>
public sealed class OpenAiModel : IVisionLanguageModel
{
    // A bench each of a skills lab; whoever asks one more waits here instead of in front of the server.
    private const int MostAtOnce = 16;

    // One bad picture is a question without an answer; so many after another are a broken server.
    private const int MostFailuresInARow = 3;

    private readonly ServedModel _served;
    private readonly ServerConnection _connection;
    private readonly ServerPatience _patience;
    private readonly RemoteModelAddress _address;
    private readonly Func<ModelPicture, byte[]> _encodePng;
    private readonly TimeProvider _time;
    private readonly Action<string> _note;
    private readonly ConcurrentDictionary<string, bool> _noted = [];
    private readonly SemaphoreSlim _lines = new(MostAtOnce, MostAtOnce);
    private readonly CancellationTokenSource _closing = new();
    private readonly SemaphoreSlim _alone = new(1, 1);
    private volatile RequestForm _form = new();
    private int _failuresInARow;
    private int _disposed;

    private OpenAiModel(
        ServedModel served,
        RemoteModelOptions options,
        ServerConnection connection,
        ServerPatience patience,
        RemoteModelAddress address,
        Func<ModelPicture, byte[]> encodePng,
        TimeProvider time)
    {
        _served = served;
        _note = options.Note;
        _connection = connection;
        _patience = patience;
        _address = address;
        _encodePng = encodePng;
        _time = time;
    }

    /// <inheritdoc />
    public ModelIdentity Identity => _served.Identity;

    /// <summary>Where the pictures are sent.</summary>
    public ModelPlace.Server Place => ModelPlace.Server.At(_address.Url);

    /// <inheritdoc />
    ModelPlace IVisionLanguageModel.Place => Place;

    /// <summary>896, as every Gemma 3 looks at; another model's server resizes.</summary>
    public int PictureSize => 896;

    /// <summary>Asks a server for its models, and takes one.</summary>
    /// <param name="address">Of the server, and the model's name there.</param>
    /// <param name="options">Key, time limits, and who is told what is not honoured.</param>
    /// <param name="encodePng">Writes the pictures that are sent.</param>
    /// <param name="time">Times replies, limits and pauses.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ModelException">The server cannot be reached, or does not serve the model.</exception>
    public static Task<OpenAiModel> OpenAsync(
        RemoteModelAddress address,
        RemoteModelOptions options,
        Func<ModelPicture, byte[]> encodePng,
        TimeProvider time,
        CancellationToken cancellationToken) => OpenAsync(
            address, options, encodePng, time, pauses: time, cancellationToken);

    internal static async Task<OpenAiModel> OpenAsync(
        RemoteModelAddress address,
        RemoteModelOptions options,
        Func<ModelPicture, byte[]> encodePng,
        TimeProvider time,
        TimeProvider pauses,
        CancellationToken cancellationToken)
    {
        var patience = new ServerPatience(address.Server, options, time, pauses);
        var connection = new ServerConnection(address, options, time);
        try
        {
            var served = await patience.PersistAsync(
                async stop =>
                {
                    using var limit = patience.FirstPiece(stop);
                    return RemoteIdentity.Of(address, await connection.ListAsync(limit.Token));
                },
                cancellationToken);
            return new OpenAiModel(served, options, connection, patience, address, encodePng, time);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    /// <exception cref="ObjectDisposedException">Disposed before the answer was whole.</exception>
    public async Task<ModelReply> AskAsync(
        Question question, Action<string>? streamed, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) == 1, this);
        ArgumentOutOfRangeException.ThrowIfLessThan(question.MaxTokens, 1);
        if (question.Bos != 1)
        {
            throw new ModelException(
                "Expected a profile with one BOS token for a remote model, "
                + $"as its server writes it; came {question.Bos}.");
        }

        if (question.Stop != ReplyStop.Model)
        {
            throw new ModelException(
                "Expected a profile whose replies end where the model's own end, for a remote model, as its server "
                + "ends them; came one that lets the end of the text alone end them.");
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        try
        {
            await _lines.WaitAsync(either.Token);
            try
            {
                return await AnswerAsync(question, streamed, either.Token);
            }
            finally
            {
                _lines.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(OpenAiModel));
        }
    }

    /// <summary>Ends the running questions and waits until they have ended. Not to be called while streaming.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _closing.CancelAsync();
        for (var line = 0; line < MostAtOnce; line++)
        {
            await _lines.WaitAsync(CancellationToken.None);
        }

        _connection.Dispose();
        _closing.Dispose();
    }

    private async Task<ModelReply> AnswerAsync(
        Question question, Action<string>? streamed, CancellationToken cancellationToken)
    {
        try
        {
            var collided = false;
            var reply = await _patience.PersistAsync(
                async stop =>
                {
                    try
                    {
                        return collided
                            ? await AloneAsync(() => TryFormsAsync(question, streamed, stop), stop)
                            : await TryFormsAsync(question, streamed, stop);
                    }
                    catch (ServerUnavailableException failed)
                    {
                        collided |= failed.WhileAnswering;
                        throw;
                    }
                },
                cancellationToken);
            _failuresInARow = 0;
            return reply;
        }
        catch (UnanswerableException failed) when (failed.InnerException is ServerUnavailableException
            && Interlocked.Increment(ref _failuresInARow) >= MostFailuresInARow)
        {
            throw new ModelException(
                $"{failed.Message} So did the {MostFailuresInARow - 1} questions before.", failed);
        }
    }

    // llama.cpp's slots share one context unless told otherwise, and end each other's answers where it is too small.
    private async Task<ModelReply> AloneAsync(Func<Task<ModelReply>> ask, CancellationToken cancellationToken)
    {
        await _alone.WaitAsync(cancellationToken);
        try
        {
            return await ask();
        }
        finally
        {
            _alone.Release();
        }
    }

    /// <summary>Asks in one form after another until the server takes one.</summary>
    private async Task<ModelReply> TryFormsAsync(
        Question question, Action<string>? streamed, CancellationToken cancellationToken)
    {
        // Only an answer shows that a form was what the server did not like.
        for (var form = _form; ;)
        {
            try
            {
                var reply = await TryAsync(question, streamed, form, cancellationToken);
                _form = form;
                Note(form, question.Decoding);
                return reply;
            }
            catch (RefusedRequestException refused)
            {
                form = form.After(refused.Message, question.Decoding) ?? throw refused.Final;
            }
        }
    }

    private async Task<ModelReply> TryAsync(
        Question question, Action<string>? streamed, RequestForm form, CancellationToken cancellationToken)
    {
        var reply = new RemoteReply(question.MaxTokens, streamed, _time);
        try
        {
            return await ReadAsync(question, reply, form, cancellationToken);
        }
        catch (RefusedRequestException refused) when (reply.WasShown)
        {
            throw NotWhole(refused);
        }
        catch (Exception failed) when (
            reply.WasShown && _patience.AsUnavailable(failed, cancellationToken) is { } unavailable)
        {
            throw NotWhole(unavailable);
        }
    }

    private static ModelException NotWhole(Exception failed) =>
        new($"{failed.Message} What was shown of the answer is not whole.", failed);

    private async Task<ModelReply> ReadAsync(
        Question question, RemoteReply reply, RequestForm form, CancellationToken cancellationToken)
    {
        using var limit = _patience.FirstPiece(cancellationToken);
        using var response = await _connection.SendAsync(
            "chat/completions", ChatRequest.Body(_address.Name, question, _encodePng, form), limit.Token);
        await foreach (var piece in ReplyStream.ReadAsync(response, _address.Server, limit.Token))
        {
            if (piece.Error is { } error)
            {
                throw _connection.Failed(error);
            }

            _served.Demand(piece.Model);
            reply.Add(piece);
            if (reply.IsOver)
            {
                break;
            }

            // A role without words comes before the wait for other people's questions.
            if (reply.HasBegun)
            {
                _patience.AwaitNextPiece(limit);
            }

            cancellationToken.ThrowIfCancellationRequested();
        }

        return reply.Finish();
    }

    private void Note(RequestForm form, Decoding decoding)
    {
        var missing = form.Missing(decoding) ?? (decoding is Decoding.Sampled && !_served.TakesSampling
            ? "is not known to sample as it is asked (transformers serve obeys the model's own "
                + "generation_config.json alone): replies may be greedy, or sampled otherwise than the profile says"
            : null);
        if (missing is not null && _noted.TryAdd(missing, true))
        {
            _note($"the server {missing}.");
        }
    }
}
