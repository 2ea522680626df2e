using System.Net.WebSockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Surgical.Analyzer;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;

namespace Surgical.TestKit.Cases;

/// <summary>A page's end of the hub. What comes waits here until a test asks for it.</summary>
public sealed class HubClient : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly Channel<EventBody> _events = Channel.CreateUnbounded<EventBody>();
    private readonly Channel<Case> _cases = Channel.CreateUnbounded<Case>();
    private readonly Channel<string> _deleted = Channel.CreateUnbounded<string>();
    private GatedSocket? _socket;

    private HubClient(Uri server, string? origin)
    {
        _connection = new HubConnectionBuilder()
            .WithUrl(new Uri(server, "/hub"), HttpTransportType.WebSockets, http =>
            {
                http.SkipNegotiation = true;
                http.WebSocketFactory = async (context, stop) => _socket = await OpenAsync(context.Uri, origin, stop);
            })
            .AddJsonProtocol(json => json.PayloadSerializerOptions = AnalysisJson.Options)
            .Build();

        // A test may stop reading for as long as it likes.
        _connection.ServerTimeout = TimeSpan.FromHours(1);
        _connection.On<string, EventBody>("event", (_, happened) => _events.Writer.TryWrite(happened));
        _connection.On<Case>("case", summary => _cases.Writer.TryWrite(summary));
        _connection.On<string>("deleted", caseId => _deleted.Writer.TryWrite(caseId));
        _connection.Closed += _ =>
        {
            _events.Writer.TryComplete();
            _cases.Writer.TryComplete();
            _deleted.Writer.TryComplete();
            return Task.CompletedTask;
        };
    }

    public static async Task<HubClient> ConnectAsync(
        Uri server, CancellationToken cancellationToken, string? origin = null)
    {
        var client = new HubClient(server, origin);
        await client._connection.StartAsync(cancellationToken);
        return client;
    }

    /// <summary>Returns when the server has said yes; a no is a HubException.</summary>
    public Task WatchAsync(string caseId, long after, CancellationToken cancellationToken) =>
        _connection.InvokeAsync("Watch", caseId, after, cancellationToken);

    public Task WatchLibraryAsync(CancellationToken cancellationToken) =>
        _connection.InvokeAsync("WatchLibrary", cancellationToken);

    /// <summary>The events of a case as they come, until the connection ends.</summary>
    public IAsyncEnumerable<EventBody> EventsAsync(CancellationToken cancellationToken) =>
        _events.Reader.ReadAllAsync(cancellationToken);

    /// <summary>The summaries of cases as they come, until the connection ends.</summary>
    public IAsyncEnumerable<Case> CasesAsync(CancellationToken cancellationToken) =>
        _cases.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Ids of cases that were deleted, as they come, until the connection ends.</summary>
    public IAsyncEnumerable<string> DeletedAsync(CancellationToken cancellationToken) =>
        _deleted.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Takes nothing more off the line.</summary>
    public void StopReading() => _socket!.Shut();

    /// <summary>Takes off the line what has come meanwhile.</summary>
    public void ReadOn() => _socket!.Open();

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task<GatedSocket> OpenAsync(Uri address, string? origin, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        await socket.ConnectAsync(address, cancellationToken);
        return new(socket);
    }
}
