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

    private readonly ServerConnection _connection;
    private readonly ServerPatience _patience;
    private readonly RemoteModelAddress _address;
    private readonly Func<ModelPicture, byte[]> _encodePng;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _lines = new(MostAtOnce, MostAtOnce);
    private readonly CancellationTokenSource _closing = new();
    private volatile bool _withExtras = true;
    private int _disposed;

    private OpenAiModel(
        ModelIdentity identity,
        ServerConnection connection,
        ServerPatience patience,
        RemoteModelAddress address,
        Func<ModelPicture, byte[]> encodePng,
        TimeProvider time)
    {
        Identity = identity;
        _connection = connection;
        _patience = patience;
        _address = address;
        _encodePng = encodePng;
        _time = time;
    }

    /// <inheritdoc />
    public ModelIdentity Identity { get; }

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
            var identity = await patience.PersistAsync(
                async stop =>
                {
                    using var limit = patience.FirstPiece(stop);
                    return RemoteIdentity.Of(address, await connection.GetAsync("models", limit.Token));
                },
                cancellationToken);
            return new OpenAiModel(identity, connection, patience, address, encodePng, time);
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

    private Task<ModelReply> AnswerAsync(
        Question question, Action<string>? streamed, CancellationToken cancellationToken)
    {
        var withExtras = _withExtras;
        return _patience.PersistAsync(
            async stop =>
            {
                try
                {
                    return await TryAsync(question, streamed, withExtras, stop);
                }
                catch (RefusedRequestException) when (withExtras)
                {
                    // Perhaps the log-probabilities or the token counts, which not every server gives. Only a question
                    // that is answered without them shows that; a prompt that is too long, say, is refused either way.
                    withExtras = false;
                    return await TryAsync(question, streamed, withExtras, stop);
                }
            },
            cancellationToken);
    }

    private async Task<ModelReply> TryAsync(
        Question question, Action<string>? streamed, bool withExtras, CancellationToken cancellationToken)
    {
        var reply = new RemoteReply(question.MaxTokens, streamed, _time);
        try
        {
            var whole = await ReadAsync(question, reply, withExtras, cancellationToken);
            _withExtras = withExtras;
            return whole;
        }
        catch (RefusedRequestException refused) when (!withExtras)
        {
            throw new UnanswerableException(refused.Message);
        }
        catch (Exception failed) when (
            reply.WasShown && _patience.AsUnavailable(failed, cancellationToken) is { } unavailable)
        {
            throw new ModelException($"{unavailable.Message} What was shown of the answer is not whole.", unavailable);
        }
    }

    private async Task<ModelReply> ReadAsync(
        Question question, RemoteReply reply, bool withExtras, CancellationToken cancellationToken)
    {
        using var limit = _patience.FirstPiece(cancellationToken);
        using var response = await _connection.SendAsync(
            "chat/completions", ChatRequest.Body(_address.Name, question, _encodePng, withExtras), limit.Token);
        if (response.Content.Headers.ContentType?.MediaType is not "text/event-stream" and var came)
        {
            throw new ModelException(
                $"{_address.Server}: expected a stream of events, came {came ?? "content of no type"}.");
        }

        var stream = new BoundedStream(await response.Content.ReadAsStreamAsync(limit.Token), LongestAnswer);
        await foreach (var message in SseParser.Create(stream).EnumerateAsync(limit.Token))
        {
            if (message.Data == EndOfStream)
            {
                break;
            }

            reply.Add(ChatPiece.Parse(message.Data));
            _patience.AwaitNextPiece(limit);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return reply.Finish();
    }
}
