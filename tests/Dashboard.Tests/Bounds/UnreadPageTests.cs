using System.Net.WebSockets;
using System.Text;
using Surgical.Cases.Chart;
using Surgical.TestKit.Cases;

namespace Surgical.Dashboard.Tests.Bounds;

/// <summary>A page that takes nothing of what it is sent is hung up on.</summary>
public sealed class UnreadPageTests
{
    // Sockets of this machine take some megabytes before anybody reads.
    private const int Events = 3_000;
    private static readonly string Words = new('w', 20_000);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_PageThatNeverReads_IsHungUpOnAndComesBackForTheRest()
    {
        await using var server = await RunningServer.StartAsync(
            new() { Bounds = new() { LongestSend = TimeSpan.FromSeconds(1) } }, reads: false);
        var caseId = await server.EnterCaseAsync();
        for (var i = 0; i < Events; i++)
        {
            await server.AppendAsync(caseId, new CaseEvent.Failed(Words));
        }

        using var page = new ClientWebSocket();
        await page.ConnectAsync(new Uri($"ws://{server.Address.Authority}/hub"), Stop);
        await SendAsync(page, """{"protocol":"json","version":1}""");
        await SendAsync(page, $$"""{"type":1,"target":"Watch","arguments":["{{caseId}}",0]}""");
        await server.ViewersAsync(1);

        await server.ViewersAsync(0);

        Assert.InRange(await ReadAsync(page), 1, (long)Events * Words.Length);
        await using var back = await HubClient.ConnectAsync(server.Address, Stop);
        await back.WatchAsync(caseId, after: Events - 1, Stop);
        Assert.Equal(Events, (await back.EventsAsync(Stop).FirstAsync(Stop)).Number);
    }

    private static Task SendAsync(ClientWebSocket page, string message) => page.SendAsync(
        Encoding.UTF8.GetBytes(message + '\u001e'), WebSocketMessageType.Text, endOfMessage: true, Stop);

    /// <summary>Bytes that lay in the sockets when the server hung up.</summary>
    private static async Task<long> ReadAsync(ClientWebSocket page)
    {
        var piece = new byte[1 << 16];
        long bytes = 0;
        try
        {
            while (await page.ReceiveAsync(piece, Stop) is { MessageType: not WebSocketMessageType.Close } read)
            {
                bytes += read.Count;
            }
        }
        catch (WebSocketException)
        {
            // Without a farewell.
        }

        return bytes;
    }
}
