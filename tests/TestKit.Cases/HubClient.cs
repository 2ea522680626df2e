using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Analyzer;
using Surgical.Cases.Chart;

namespace Surgical.TestKit.Cases;

/// <summary>
/// As much of a SignalR client as the tests need: the JSON protocol over a WebSocket
/// (https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md).
/// It reads only when it is asked to, so that it can be as slow as a test wants.
/// </summary>
public sealed class HubClient : IAsyncDisposable
{
    private const byte EndOfMessage = 0x1e;
    private readonly ClientWebSocket _socket = new();
    private readonly ArrayBufferWriter<byte> _received = new();
    private int _read;

    public static async Task<HubClient> ConnectAsync(Uri server, CancellationToken cancellationToken, string? origin = null)
    {
        var client = new HubClient();
        if (origin is not null)
        {
            client._socket.Options.SetRequestHeader("Origin", origin);
        }

        await client._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/hub" }.Uri, cancellationToken);
        await client.SendAsync("""{"protocol":"json","version":1}""", cancellationToken);
        await client.ReceiveAsync(cancellationToken);
        return client;
    }

    public Task WatchAsync(string caseId, long after, CancellationToken cancellationToken) =>
        SendAsync($$"""{"type":1,"invocationId":"w","target":"Watch","arguments":["{{caseId}}",{{after}}]}""", cancellationToken);

    public Task WatchLibraryAsync(CancellationToken cancellationToken) =>
        SendAsync("""{"type":1,"invocationId":"l","target":"WatchLibrary","arguments":[]}""", cancellationToken);

    /// <summary>The events of a case as they come, until the connection ends.</summary>
    public async IAsyncEnumerable<CaseEvent> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var arguments in CallsAsync("event", cancellationToken))
        {
            yield return arguments[1].Deserialize<CaseEvent>(AnalysisJson.Options)!;
        }
    }

    /// <summary>The summaries of cases as they come, until the connection ends.</summary>
    public async IAsyncEnumerable<Case> CasesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var arguments in CallsAsync("case", cancellationToken))
        {
            yield return arguments[0].Deserialize<Case>(AnalysisJson.Options)!;
        }
    }

    /// <summary>What the server said about the last call: an error in words, or null.</summary>
    public async Task<string?> CompletionAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await ReceiveAsync(cancellationToken) ?? throw new EndOfStreamException("The server hung up.");
            if (message["type"]?.GetValue<int>() == 3)
            {
                return message["error"]?.GetValue<string>();
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async IAsyncEnumerable<JsonArray> CallsAsync(string target, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await ReceiveAsync(cancellationToken) is { } message)
        {
            if (message["target"]?.GetValue<string>() == target)
            {
                yield return message["arguments"]!.AsArray();
            }
        }
    }

    private async Task SendAsync(string message, CancellationToken cancellationToken) => await _socket.SendAsync(
        Encoding.UTF8.GetBytes(message + (char)EndOfMessage), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    /// <summary>The next message; null once the connection has ended, however it ended.</summary>
    private async Task<JsonNode?> ReceiveAsync(CancellationToken cancellationToken)
    {
        int end;
        while ((end = _received.WrittenSpan[_read..].IndexOf(EndOfMessage)) < 0)
        {
            try
            {
                var part = await _socket.ReceiveAsync(_received.GetMemory(1 << 14), cancellationToken);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                _received.Advance(part.Count);
            }
            catch (WebSocketException)
            {
                return null;
            }
        }

        var message = JsonNode.Parse(_received.WrittenSpan.Slice(_read, end));
        _read += end + 1;
        return message;
    }
}
