using Surgical.Models.Contract;
using Surgical.Models.Remote.Connection;

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
    private readonly ServerQuestions _questions;
    private readonly ServerConnection _connection;
    private readonly ServerPatience _patience;
    private readonly RemoteModelAddress _address;
    private readonly SemaphoreSlim _lines = new(MostAtOnce, MostAtOnce);
    private readonly CancellationTokenSource _closing = new();
    private readonly SemaphoreSlim _alone = new(1, 1);
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
        _connection = connection;
        _patience = patience;
        _address = address;
        _questions = new(served, options, connection, patience, address, encodePng, time);
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
        DemandWhatAServerTakes(question);
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
                            ? await AloneAsync(() => _questions.AskAsync(question, streamed, stop), stop)
                            : await _questions.AskAsync(question, streamed, stop);
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

    private static void DemandWhatAServerTakes(Question question)
    {
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

        if (question.Pictures.Any(picture => picture.Crops.Count > 0))
        {
            throw new ModelException(
                "Expected pictures without crops for a remote model, as its server writes the words around them; "
                + "came some.");
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
}
