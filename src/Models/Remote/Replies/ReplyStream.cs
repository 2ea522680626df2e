using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using Surgical.Models.Contract;
using Surgical.Models.Remote.Connection;

namespace Surgical.Models.Remote.Replies;

/// <summary>
/// The pieces of an answer: the events of a stream, or one of a server that does not stream and gives the whole.
/// </summary>
internal static class ReplyStream
{
    private const string EndOfStream = "[DONE]";

    // A reply of 512 tokens with all that is told of each is a quarter of a megabyte; with twenty alternatives, which
    // llama.cpp tells unless it is asked for fewer, 1.5.
    private const long LongestAnswer = 64 << 20;

    /// <summary>Reads them as they come.</summary>
    /// <param name="response">Borrowed.</param>
    /// <param name="server">As people know it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ModelException">It is no answer, or longer than any.</exception>
    /// <exception cref="ServerUnavailableException">An event is no piece of an answer.</exception>
    public static async IAsyncEnumerable<ChatPiece> ReadAsync(
        HttpResponseMessage response, string server, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        var stream = new BoundedStream(await response.Content.ReadAsStreamAsync(cancellationToken), LongestAnswer);
        if (type is "application/json" or "text/json")
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            yield return ChatPiece.Parse(await reader.ReadToEndAsync(cancellationToken));
            yield break;
        }

        if (type is not "text/event-stream")
        {
            throw new ModelException(
                $"{server}: expected a stream of events, came {type ?? "content of no type"}.");
        }

        await foreach (var message in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            if (message.Data == EndOfStream)
            {
                yield break;
            }

            // Some keep the connection with events of their own names.
            if (message.EventType is not ("ping" or "keepalive" or "heartbeat"))
            {
                yield return ChatPiece.Parse(message.Data);
            }
        }
    }
}
