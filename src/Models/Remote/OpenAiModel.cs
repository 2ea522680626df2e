using System.Net.ServerSentEvents;
using Surgical.Models.Contract;

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
    private const string EndOfStream = "[DONE]";

    // A bench each of a skills lab; whoever asks one more waits here instead of in front of the server.
    private const int MostAtOnce = 16;

    // A reply of 512 tokens with all that is told of each is a quarter of a megabyte; with twenty alternatives, which
    // llama.cpp tells unless it is asked for fewer, 1.5.
    private const long LongestAnswer = 64 << 20;

    private readonly RemoteModelAddress _address;
    private readonly RemoteModelOptions _options;
    private readonly Func<ModelPicture, byte[]> _encodePng;
    private readonly ServerConnection _connection;
    private readonly TimeProvider _time;
    private readonly Func<TimeSpan, CancellationToken, Task> _pause;
    private readonly SemaphoreSlim _lines = new(MostAtOnce, MostAtOnce);
    private readonly CancellationTokenSource _closing = new();
    private volatile bool _withExtras = true;
    private int _disposed;

    private OpenAiModel(
        RemoteModelAddress address,
        RemoteModelOptions options,
        Func<ModelPicture, byte[]> encodePng,
        TimeProvider time,
        Func<TimeSpan, CancellationToken, Task> pause)
    {
        _address = address;
        _options = options;
        _encodePng = encodePng;
        _time = time;
        _pause = pause;
        _connection = new ServerConnection(address, options, time);
    }

    /// <inheritdoc />
    public ModelIdentity Identity { get; private set; } = null!;

    /// <summary>Where the pictures are sent.</summary>
    public ModelPlace.Server Place => ModelPlace.Server.At(_address.Url);

    /// <inheritdoc />
    ModelPlace IVisionLanguageModel.Place => Place;

    /// <summary>896, as every Gemma 3 looks at; another model's server resizes.</summary>
    public int PictureSize => 896;

    /// <summary>Asks a server for its models, and takes one.</summary>
    /// <param name="address">Of the server, and the model's name there.</param>
    /// <param name="options">Key and time limits.</param>
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
            address, options, encodePng, time, (pause, stop) => Backoff.PauseAsync(pause, time, stop), cancellationToken);

    internal static async Task<OpenAiModel> OpenAsync(
        RemoteModelAddress address,
        RemoteModelOptions options,
        Func<ModelPicture, byte[]> encodePng,
        TimeProvider time,
        Func<TimeSpan, CancellationToken, Task> pause,
        CancellationToken cancellationToken)
    {
        var model = new OpenAiModel(address, options, encodePng, time, pause);
        try
        {
            model.Identity = await model.IdentifyAsync(cancellationToken);
            return model;
        }
        catch
        {
            model.Dispose();
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
                $"Expected a profile with one BOS token for a remote model, as its server writes it; came {question.Bos}.");
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        try
        {
            await _lines.WaitAsync(either.Token);
            try
            {
                return await InTimeAsync(stop => PersistAsync(question, streamed, stop), either.Token);
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
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        _closing.Cancel();
        for (var line = 0; line < MostAtOnce; line++)
        {
            _lines.Wait();
        }

        _connection.Dispose();
        _closing.Dispose();
    }

    private Task<ModelIdentity> IdentifyAsync(CancellationToken cancellationToken) => InTimeAsync(
        async stop =>
        {
            var failures = 0;
            while (true)
            {
                using var limit = Limit(_options.FirstPieceWithin, stop);
                try
                {
                    return RemoteIdentity.Of(_address, await _connection.GetAsync("models", limit.Token));
                }
                catch (Exception failed) when (AsUnavailable(failed, stop) is { } unavailable)
                {
                    await PauseAsync(unavailable, ++failures, stop);
                }
            }
        },
        cancellationToken);

    private async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var limit = Limit(_options.AnswerWithin, cancellationToken);
        try
        {
            return await work(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ModelException($"{_address.Server} did not answer within {_options.AnswerWithin.TotalSeconds:0.#} s.");
        }
    }

    private async Task<ModelReply> PersistAsync(Question question, Action<string>? streamed, CancellationToken cancellationToken)
    {
        var failures = 0;
        var withExtras = _withExtras;
        while (true)
        {
            var reply = new RemoteReply(question.MaxTokens, streamed, _time);
            try
            {
                var whole = await TryAsync(question, reply, withExtras, cancellationToken);
                _withExtras = withExtras;
                return whole;
            }
            catch (RefusedRequestException) when (withExtras)
            {
                // Perhaps the log-probabilities or the token counts, which not every server gives. Only a question that
                // is answered without them shows that; a prompt that is too long, say, is refused either way.
                withExtras = false;
            }
            catch (RefusedRequestException refused)
            {
                throw new UnanswerableException(refused.Message);
            }
            catch (Exception failed) when (AsUnavailable(failed, cancellationToken) is { } unavailable)
            {
                if (reply.WasShown)
                {
                    throw new ModelException($"{unavailable.Message} What was shown of the answer is not whole.", unavailable);
                }

                await PauseAsync(unavailable, ++failures, cancellationToken);
            }
        }
    }

    private async Task<ModelReply> TryAsync(
        Question question, RemoteReply reply, bool withExtras, CancellationToken cancellationToken)
    {
        using var limit = Limit(_options.FirstPieceWithin, cancellationToken);
        using var response = await _connection.SendAsync(
            "chat/completions", ChatRequest.Body(_address.Name, question, _encodePng, withExtras), limit.Token);
        if (response.Content.Headers.ContentType?.MediaType is not "text/event-stream" and var came)
        {
            throw new ModelException($"{_address.Server}: expected a stream of events, came {came ?? "content of no type"}.");
        }

        var stream = new BoundedStream(await response.Content.ReadAsStreamAsync(limit.Token), LongestAnswer);
        await foreach (var message in SseParser.Create(stream).EnumerateAsync(limit.Token))
        {
            if (message.Data == EndOfStream)
            {
                break;
            }

            reply.Add(ChatPiece.Parse(message.Data));
            limit.Source.CancelAfter(_options.NextPieceWithin);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return reply.Finish();
    }

    // What may go away when the question is asked again; null for all else.
    private ServerUnavailableException? AsUnavailable(Exception failed, CancellationToken stop) => failed switch
    {
        ServerUnavailableException unavailable => unavailable,
        OperationCanceledException when !stop.IsCancellationRequested =>
            new ServerUnavailableException($"{_address.Server} fell silent.", inner: failed),
        HttpRequestException or IOException =>
            new ServerUnavailableException($"{_address.Server}: the connection broke off.", inner: failed),
        _ => null,
    };

    private async Task PauseAsync(ServerUnavailableException failed, int failures, CancellationToken cancellationToken)
    {
        if (failures >= _options.Tries || failed.After > Backoff.Longest)
        {
            throw new ModelException(
                failures == 1 ? failed.Message : $"{failed.Message} Given up after {failures} tries.", failed);
        }

        await _pause(Backoff.After(failures, failed.After), cancellationToken);
    }

    private TimeLimit Limit(TimeSpan within, CancellationToken cancellationToken) => new(within, _time, cancellationToken);
}
