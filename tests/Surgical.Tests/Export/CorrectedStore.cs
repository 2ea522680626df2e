using System.Net;
using System.Net.Http.Json;
using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Review;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Export;

/// <summary>
/// A running server with two cases of 4 s, read at 0, 1, 2 and 3 s by a model that always sees the incision, and what
/// an instructor said of them over HTTP.
/// </summary>
public sealed class CorrectedStore : IAsyncLifetime
{
    /// <summary>All that JSON, CSV and terminals could stumble over.</summary>
    public const string OddAnswer = "Fill it “slowly”, \"please\" \\ <b>&amp;\u2028—\tthen\n\n{\"stop\": true} 👁";

    private readonly TemporaryFolder _videos = new();
    private RunningServer? _server;

    /// <summary>With its server running.</summary>
    public string Data => _server!.Folder;

    /// <summary>
    /// Two phases, boxes, one path; the frame at 3 s has a verdict and no reply that could be trained on.
    /// </summary>
    public string First { get; private set; } = "";

    /// <summary>One confirmed frame, and phases marked up to the half.</summary>
    public string Second { get; private set; } = "";

    /// <summary>Of the first case.</summary>
    public string Clip => _videos["first.mp4"];

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync(
            new() { Reading = new() { Sampler = new() { FixedGap = TimeSpan.FromSeconds(1) } } });
        First = await ReadAsync("first.mp4", "testsrc");
        Second = await ReadAsync("second.mp4", "testsrc2");
        await CorrectAsync(
            First, new(0, 0, CorrectionVerdict.Confirmed, "incision", "Dr A", Comment: "never exported"));
        await CorrectAsync(First, new(
            25, 1, CorrectionVerdict.Corrected, "viscoelastic", "Dr A", "This is the viscoelastic phase.", OddAnswer,
            [new("Gauge", 10, 20.5, 100, 30), new("Pupil", 0, 0, 320, 240)]));
        await CorrectAsync(
            First, new(50, 2, CorrectionVerdict.Corrected, "idle", "Dr A", "Nothing is in the eye.", "Wait.", []));
        await CorrectAsync(First, new(75, 3, CorrectionVerdict.Corrected, "capsulorhexis", "Dr A"));
        await CorrectAsync(
            Second, new(0, 0, CorrectionVerdict.Confirmed, "incision", "Dr B", Boxes: [new("Gauge", 1, 2, 3, 4)]));
        await PostAsync(First, "/path", new PathCorrection(
            [new("incision", 0, 1), new("idle", 1, 1.5), new("capsule-polishing", 1.5, 4)], "Dr A"));
        await PostAsync(Second, "/path", new PathCorrection([new("incision", 0, 1)], "Dr B", UntilSeconds: 2));
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _videos.Dispose();
    }

    /// <summary>What the store says of a key frame.</summary>
    internal async Task<KeyFrameAnalysis> KeyFrameAsync(string caseId, long index) =>
        (await _server!.Store.KeyFrameAsync(caseId, index, TestContext.Current.CancellationToken))!;

    private async Task<string> ReadAsync(string name, string picture)
    {
        var admitted = await _server!.AdmitAsync(Ffmpeg.Make(
            $"-f lavfi -i {picture}=size=320x240:rate=25:duration=4 -pix_fmt yuv420p -g 25 -movflags +faststart "
            + $"{_videos[name]}"));
        await Eventually.CompleteAsync(_server, admitted.Id);
        return admitted.Id;
    }

    private Task CorrectAsync(string caseId, FrameCorrection said) => PostAsync(caseId, "", said);

    private async Task PostAsync<T>(string caseId, string path, T said)
    {
        using var response = await _server!.Http.PostAsJsonAsync(
            $"/api/cases/{caseId}/corrections{path}", said, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }
}
