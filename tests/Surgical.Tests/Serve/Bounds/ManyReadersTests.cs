using System.Globalization;
using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve.Bounds;

/// <summary>What a server takes of the memory while many read much at once.</summary>
public sealed class ManyReadersTests
{
    // A sample of the whole proof, which is `eng/soak readers`: 20,000 events.
    private static readonly int Events = LongProof.Count(4_000);

    private const int Readers = 30;
    private const int Pages = 50;

    // Of 20,000 events. With all in memory that was asked for, it was 9.7 GiB; row by row it is 354 MiB, and 516 MiB
    // with pages that never read.
    private const long MostBytes = 700L << 20;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_OfALongCaseAskedForByManyAtOnce_ComeWholeAndTakeLittleMemory()
    {
        using var folder = new TemporaryFolder();
        await LongCase.WriteAsync(folder, Events);
        await using var server = await ServeProcess.StartAsync(folder.Path);
        server.ForgetPeak();

        var lengths = await Task.WhenAll(Enumerable.Range(0, Readers)
            .Select(reader => LengthAsync(server, packed: reader % 2 == 0)));

        var peak = server.PeakBytes;
        TestContext.Current.TestOutputHelper?.WriteLine($"{Readers} x {lengths[0]} bytes, peak {peak >> 20} MiB");
        var events = await server.GetAsync<List<EventBody>>($"/api/cases/{OpenStore.CaseId}/events");
        Assert.Equal(Enumerable.Range(1, Events).Select(number => (long)number), events.Select(e => e.Number));
        Assert.Equal(CaseEventKind.Ended, events[^1].Kind);
        Assert.All(lengths, length => Assert.Equal(lengths[0], length));
        Assert.InRange(peak, 1, MostBytes);
    }

    [Fact]
    public async Task Watch_ALongCaseByManyPagesThatNeverRead_TakesLittleMemoryAndHangsUpOnThem()
    {
        using var folder = new TemporaryFolder();
        await LongCase.WriteAsync(folder, Events);
        await using var server = await ServeProcess.StartAsync(folder.Path);
        server.ForgetPeak();

        var pages = await Task.WhenAll(Enumerable.Range(0, Pages).Select(_ => WatchAsync(server.Address)));
        await ViewersAsync(server, count => count > 0);
        await ViewersAsync(server, count => count == 0);

        var peak = server.PeakBytes;
        TestContext.Current.TestOutputHelper?.WriteLine($"{Pages} pages, peak {peak >> 20} MiB");
        Assert.InRange(peak, 1, MostBytes);
        Array.ForEach(pages, page => page.Dispose());
    }

    private static async Task<ClientWebSocket> WatchAsync(Uri server)
    {
        var page = new ClientWebSocket();
        await page.ConnectAsync(new Uri($"ws://{server.Authority}/hub"), Stop);
        foreach (var message in (string[])
            [
                """{"protocol":"json","version":1}""",
                $$"""{"type":1,"target":"Watch","arguments":["{{OpenStore.CaseId}}",0]}""",
            ])
        {
            await page.SendAsync(
                Encoding.UTF8.GetBytes(message + '\u001e'), WebSocketMessageType.Text, endOfMessage: true, Stop);
        }

        return page;
    }

    private static async Task ViewersAsync(ServeProcess server, Func<int, bool> isEnough)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(LongestWait);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!isEnough(Viewers(await server.Http.GetStringAsync("/metrics", limit.Token))))
        {
            await again.WaitForNextTickAsync(limit.Token);
        }
    }

    private static int Viewers(string metrics)
    {
        var line = metrics.Split('\n').Single(line => line.StartsWith("surgical_viewers{", StringComparison.Ordinal));
        return int.Parse(line[(line.LastIndexOf('}') + 1)..].Trim().Split(' ')[0], CultureInfo.InvariantCulture);
    }

    private static async Task<long> LengthAsync(ServeProcess server, bool packed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/cases/{OpenStore.CaseId}/events");
        request.Headers.AcceptEncoding.Add(new(packed ? "br" : "identity"));
        using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        response.EnsureSuccessStatusCode();
        Assert.Equal(packed ? ["br"] : [], response.Content.Headers.ContentEncoding);
        await using var sent = await response.Content.ReadAsStreamAsync(Stop);
        await using var body = packed ? new BrotliStream(sent, CompressionMode.Decompress) : sent;
        var piece = new byte[1 << 16];
        long length = 0;
        while (await body.ReadAsync(piece, Stop) is > 0 and var read)
        {
            length += read;
        }

        return length;
    }
}
