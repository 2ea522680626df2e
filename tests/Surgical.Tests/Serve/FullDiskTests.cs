using System.Net;
using System.Net.Http.Json;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.TestKit;
using Surgical.TestKit.Cases;
using static Surgical.Tests.Serve.WatchedCase;

namespace Surgical.Tests.Serve;

/// <summary>
/// A disk that fills while the real server works: a limit on the length of its files, set in the middle.
/// </summary>
public sealed class FullDiskTests : IDisposable
{
    private static readonly string Sample = Path.Combine(Repository.SampleVideos, "phaco-runout.mp4");
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _videos = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _data.Dispose();
        _videos.Dispose();
    }

    [Fact]
    public async Task Reading_DiskFills_FailsWithItsReasonLosesNothingAndGoesOnOnceThereIsRoom()
    {
        await using var server = await ServeProcess.StartAsync(_data.Path);
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);
        var other = await server.AdmitAsync(Clip());
        await EndAsync(page, other);
        var caseId = await server.AdmitAsync(Sample);
        var acknowledged = await WatchAsync(page, caseId, events => events.Count(e => e.KeyFrame is not null) == 3);

        await server.LimitFilesAsync(1);
        var failed = await StateAsync(server, caseId, CaseState.Failed);
        var kept = await server.GetAsync<List<EventBody>>($"/api/cases/{caseId}/events");
        using var refused = await server.Http.PostAsync($"/api/cases/{caseId}/retry", null, Stop);
        using var shown = await server.Http.GetAsync($"/api/cases/{other}/video", Stop);
        await server.LimitFilesAsync(null);
        using var retried = await server.Http.PostAsync($"/api/cases/{caseId}/retry", null, Stop);
        await EndAsync(page, caseId);

        var events = await server.GetAsync<List<EventBody>>($"/api/cases/{caseId}/events");
        Assert.StartsWith("The disk is full.", failed.Error, StringComparison.Ordinal);
        Assert.Equal(Written(acknowledged), Written(kept.Take(acknowledged.Count)));
        Assert.Equal(
            (HttpStatusCode.InsufficientStorage, HttpStatusCode.OK, HttpStatusCode.OK),
            (refused.StatusCode, shown.StatusCode, retried.StatusCode));
        Assert.Equal(Enumerable.Range(1, events.Count).Select(number => (long)number), events.Select(e => e.Number));
        Assert.Equal(Written(kept), Written(events.Take(kept.Count)));
        Assert.Equal(
            [CaseEventKind.Retried, CaseEventKind.Resumed, CaseEventKind.Footage, CaseEventKind.Ended],
            events.Skip(kept.Count)
                .Select(e => e.Kind)
                .Where(kind => kind is not (CaseEventKind.KeyFrame or CaseEventKind.Phases)));
    }

    [Fact]
    public async Task Start_DiskIsFull_ShowsWhatThereIsAndTakesNothing()
    {
        using var disk = SmallDisk.Mount(mebibytes: 32);
        Assert.SkipWhen(disk is null, "This user may not mount a disk of its own.");
        var path = new PathCorrection([new("incision", 0, 1)], "Dr A");
        var data = Path.Combine(disk.Path, "data");
        var (caseId, before) = await ReadCaseAsync(data);
        disk.Fill();

        await using var full = await ServeProcess.StartAsync(data);

        var shown = await full.GetAsync<List<EventBody>>($"/api/cases/{caseId}/events");
        using var video = await full.Http.GetAsync($"/api/cases/{caseId}/video", Stop);
        using var refused = await full.Http.PostAsJsonAsync($"/api/cases/{caseId}/corrections/path", path, Stop);
        Assert.Equal(Written(before), Written(shown));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (video.StatusCode, refused.StatusCode));
    }

    [Fact]
    public async Task Correcting_DiskFills_KeepsNothingAndTakesItOnceThereIsRoom()
    {
        await using var server = await ServeProcess.StartAsync(_data.Path);
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);
        var caseId = await server.AdmitAsync(Clip());
        var before = await EndAsync(page, caseId);
        var path = new PathCorrection([new("incision", 0, 1)], "Dr A");

        await server.LimitFilesAsync(1);
        using var refused = await server.Http.PostAsJsonAsync($"/api/cases/{caseId}/corrections/path", path, Stop);
        await server.LimitFilesAsync(null);
        using var taken = await server.Http.PostAsJsonAsync($"/api/cases/{caseId}/corrections/path", path, Stop);

        Assert.Equal(
            (HttpStatusCode.InsufficientStorage, HttpStatusCode.Created), (refused.StatusCode, taken.StatusCode));
        Assert.Equal(before[^1].Number + 1, (await RunningServer.ReadAsync<EventBody>(taken)).Number);
    }

    [Fact]
    public async Task Preparing_DiskFills_FailsWithItsReason()
    {
        // Noise: what browsers can play of it is half as large again.
        var noise = Ffmpeg.Make(
            "-f lavfi -i nullsrc=size=320x240:rate=25:duration=4 -vf geq=random(1)*255:128:128 "
            + $"-c:v mpeg4 -q:v 31 {_videos["noise.avi"]}");
        await using var server = await ServeProcess.StartAsync(
            _data.Path, greatestFileBytes: new FileInfo(noise).Length * 11 / 10);

        var failed = await StateAsync(server, await server.AdmitAsync(noise), CaseState.Failed);

        Assert.StartsWith("The disk is full.", failed.Error, StringComparison.Ordinal);
    }

    /// <summary>A case that a server has read which has stopped since.</summary>
    private async Task<(string CaseId, IReadOnlyList<EventBody> Events)> ReadCaseAsync(string data)
    {
        await using var server = await ServeProcess.StartAsync(data, more: ["--keep-free", "0"]);
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);
        var caseId = await server.AdmitAsync(Clip());
        var events = await EndAsync(page, caseId);
        await server.TerminateAsync();
        return (caseId, events);
    }

    private string Clip() => Ffmpeg.Make(
        "-f lavfi -i testsrc=size=320x240:rate=25:duration=2 -pix_fmt yuv420p -g 25 -movflags +faststart "
        + $"{_videos["clip.mp4"]}");
}
