using System.Collections.Concurrent;
using Surgical.Models.Contract;
using Surgical.Models.Remote.Connection;
using Surgical.Models.Remote.Replies;

namespace Surgical.Models.Remote;

/// <summary>Puts questions to a server in a form that it takes, each once, and reads the answers.</summary>
/// <param name="served">What the server says it is.</param>
/// <param name="options">Who is told what is not honoured.</param>
/// <param name="connection">Borrowed.</param>
/// <param name="patience">Limits of waiting.</param>
/// <param name="address">The model's name there.</param>
/// <param name="encodePng">Writes the pictures that are sent.</param>
/// <param name="time">Times replies.</param>
internal sealed class ServerQuestions(
    ServedModel served,
    RemoteModelOptions options,
    ServerConnection connection,
    ServerPatience patience,
    RemoteModelAddress address,
    Func<ModelPicture, byte[]> encodePng,
    TimeProvider time)
{
    private readonly ConcurrentDictionary<string, bool> _noted = [];
    private volatile RequestForm _form = new();

    /// <summary>Asks in one form after another until the server takes one.</summary>
    public async Task<ModelReply> AskAsync(
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
        var reply = new RemoteReply(question.MaxTokens, streamed, time);
        try
        {
            return await ReadAsync(question, reply, form, cancellationToken);
        }
        catch (RefusedRequestException refused) when (reply.WasShown)
        {
            throw NotWhole(refused);
        }
        catch (Exception failed) when (
            reply.WasShown && patience.AsUnavailable(failed, cancellationToken) is { } unavailable)
        {
            throw NotWhole(unavailable);
        }
    }

    private static ModelException NotWhole(Exception failed) =>
        new($"{failed.Message} What was shown of the answer is not whole.", failed);

    private async Task<ModelReply> ReadAsync(
        Question question, RemoteReply reply, RequestForm form, CancellationToken cancellationToken)
    {
        using var limit = patience.FirstPiece(cancellationToken);
        using var response = await connection.SendAsync(
            "chat/completions", ChatRequest.Body(address.Name, question, encodePng, form), limit.Token);
        await foreach (var piece in ReplyStream.ReadAsync(response, address.Server, limit.Token))
        {
            if (piece.Error is { } error)
            {
                throw connection.Failed(error);
            }

            served.Demand(piece.Model);
            reply.Add(piece);
            if (reply.IsOver)
            {
                break;
            }

            // A role without words comes before the wait for other people's questions.
            if (reply.HasBegun)
            {
                patience.AwaitNextPiece(limit);
            }

            cancellationToken.ThrowIfCancellationRequested();
        }

        return reply.Finish();
    }

    private void Note(RequestForm form, Decoding decoding)
    {
        var missing = form.Missing(decoding) ?? (decoding is Decoding.Sampled && !served.TakesSampling
            ? "is not known to sample as it is asked (transformers serve obeys the model's own "
                + "generation_config.json alone): replies may be greedy, or sampled otherwise than the profile says"
            : null);
        if (missing is not null && _noted.TryAdd(missing, true))
        {
            options.Note($"the server {missing}.");
        }
    }
}
