using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve;

/// <summary>What GET /metrics says is what the store says.</summary>
public sealed partial class MetricsTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Metrics_AfterACaseWasRead_AgreeWithItsEvents()
    {
        await using var server = await ServeProcess.StartAsync(_data.Path);
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);
        var caseId = await server.AdmitAsync(Path.Combine(Repository.SampleVideos, "phaco-runout.mp4"));
        await page.WatchAsync(caseId, after: 0, Stop);
        await page.EventsAsync(Stop).FirstAsync(told => told.Kind is CaseEventKind.Ended, Stop);

        var events = await server.GetAsync<List<EventBody>>($"/api/cases/{caseId}/events");
        var figures = await ScrapeAsync(server);

        var keyFrames = events.Select(told => told.KeyFrame).OfType<KeyFrameAnalysis>().ToList();
        var asked = keyFrames.Where(read => read.Status is not KeyFrameStatus.NotAsked).ToList();
        Assert.NotEmpty(asked);
        Assert.Equal(asked.Count, Sum(figures, "surgical_frames_asked_total"));
        Assert.Equal(keyFrames.Count - asked.Count, Sum(figures, "surgical_frames_gated_total"));
        Assert.Equal(
            asked.Count(read => read.Status is KeyFrameStatus.Unreadable or KeyFrameStatus.TimedOut),
            Sum(figures, "surgical_frames_unreadable_total"));
        Assert.Equal(asked.Count, Sum(figures, "surgical_model_answer_duration_seconds_count"));
        Assert.Equal(asked.Count * 3, Sum(figures, "surgical_model_part_duration_seconds_count"));
        Assert.Equal(events.Count, Sum(figures, "surgical_store_write_duration_seconds_count"));
        Assert.Equal(0, Sum(figures, "surgical_queue_length"));
        Assert.Equal(1, Sum(figures, "surgical_viewers"));
        Assert.InRange(Sum(figures, "surgical_frames_read_total"), keyFrames.Count, double.MaxValue);
        Assert.InRange(Sum(figures, "surgical_model_tokens_total"), asked.Count, double.MaxValue);
        Assert.InRange(Sum(figures, "surgical_viewer_lag_seconds_count"), 1, events.Count);
        Assert.InRange(
            Sum(figures, "surgical_data_size_bytes"), 1, Sum(figures, "surgical_disk_free_bytes"));
    }

    [Fact]
    public async Task Metrics_OfTheServerItself_AreThereAndNameNoVideo()
    {
        await using var server = await ServeProcess.StartAsync(_data.Path);
        var caseId = await server.AdmitAsync(Path.Combine(Repository.SampleVideos, "phaco-runout.mp4"));
        await server.GetAsync<Case>($"/api/cases/{caseId}");

        var text = await server.Http.GetStringAsync("/metrics", Stop);

        Assert.All(
            ["http_server_request_duration", "kestrel_active_connections", "process_memory_usage", "dotnet_gc"],
            family => Assert.Contains(family, text, StringComparison.Ordinal));
        Assert.DoesNotContain("phaco", text, StringComparison.Ordinal);
        Assert.DoesNotContain(caseId, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_WhereAVariableSaysWhereTo_AreSentThere()
    {
        using var collector = new TcpListener(IPAddress.Loopback, 0);
        collector.Start();
        await using var server = await ServeProcess.StartAsync(
            _data.Path,
            verb: "serve",
            under:
            [
                "env", $"OTEL_EXPORTER_OTLP_ENDPOINT=http://{collector.LocalEndpoint}",
                "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "OTEL_METRIC_EXPORT_INTERVAL=200",
            ],
            more: []);

        using var sent = await collector.AcceptTcpClientAsync(Stop);
        using var words = new StreamReader(sent.GetStream());

        Assert.StartsWith("POST /v1/metrics ", await words.ReadLineAsync(Stop), StringComparison.Ordinal);
    }

    private static async Task<ILookup<string, double>> ScrapeAsync(ServeProcess server) =>
        Sample().Matches(await server.Http.GetStringAsync("/metrics", Stop)).ToLookup(
            sample => sample.Groups["name"].Value,
            sample => double.Parse(sample.Groups["value"].Value, CultureInfo.InvariantCulture));

    private static double Sum(ILookup<string, double> figures, string name) => figures[name].Sum();

    // Name, labels, value, and perhaps a time.
    [GeneratedRegex(@"^(?<name>[a-z_]+)(\{[^\n]*\})? (?<value>[-+.0-9eE]+)", RegexOptions.Multiline)]
    private static partial Regex Sample();
}
