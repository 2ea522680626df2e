using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Reading;
using Surgical.Capture;
using Surgical.TestKit.Models;

namespace Surgical.Analyzer.Tests.Reading;

public class CaseRunResumeTests
{
    private static readonly CaseRunOptions EverySecond = new()
    {
        Sampler = new() { FixedGap = TimeSpan.FromSeconds(1) },
    };

    [Fact]
    public async Task Interrupted_ContinuedRun_AsksOnlyAboutTheRest()
    {
        var whole = await ReadAsync(EverySecond, []);
        var rest = await ReadAsync(EverySecond, whole[..4]);
        Assert.Equal(whole[4..].Select(analysis => analysis.Index), rest.Select(analysis => analysis.Index));
    }

    [Fact]
    public async Task Interrupted_SampledByChange_ContinuesAsIfNothingHadHappened()
    {
        var options = new CaseRunOptions();
        var whole = await ReadAsync(options, []);
        var rest = await ReadAsync(options, whole[..2]);
        Assert.Equal(whole[2..].Select(Told), rest.Select(Told));
    }

    [Fact]
    public async Task Interrupted_WhilePictureStandsStill_StillFindsItFrozenInTime()
    {
        var whole = await ReadAsync(EverySecond, [], StandsStill);
        var rest = await ReadAsync(EverySecond, whole[..2], StandsStill);
        Assert.Equal(KeyFrameStatus.NotAsked, rest[0].Status);
    }

    [Fact]
    public async Task Interrupted_OtherKeyFrames_IsRefused()
    {
        var whole = await ReadAsync(EverySecond, []);
        var other = EverySecond with { Sampler = new() { FixedGap = TimeSpan.FromSeconds(0.4) } };
        await Assert.ThrowsAsync<CaptureException>(() => ReadAsync(other, whole[..4]));
    }

    [Fact]
    public async Task Interrupted_ContinuedRun_CountsBothRuns()
    {
        var whole = await ReadAsync(EverySecond, []);
        var source = new SyntheticSource(count: 250);
        var run = new CaseRun(source, new ScriptedModel("Final Answer: A"), EverySecond, TimeProvider.System);
        var report = await run.RunAsync(
            whole[..4], (_, _, _) => ValueTask.CompletedTask, TestContext.Current.CancellationToken);

        Assert.Equal(new CaseCounts(Read: 250, Skipped: 240, Dropped: 0, Asked: 10, Gated: 0), report.Counts);
        Assert.Equal(0, source.Pool!.Outstanding);
    }

    /// <summary>What is said, without the time that it took.</summary>
    private static string Told(KeyFrameAnalysis analysis) =>
        System.Text.Json.JsonSerializer.Serialize(analysis with { LatencySeconds = 0 }, AnalysisJson.Options);

    private static async Task<List<KeyFrameAnalysis>> ReadAsync(
        CaseRunOptions options, IReadOnlyList<KeyFrameAnalysis> earlier, Action<Frame>? paint = null)
    {
        var published = new List<KeyFrameAnalysis>();
        var source = paint is null ? new SyntheticSource(count: 250) : new(count: 250) { Paint = paint };
        var run = new CaseRun(source, new ScriptedModel("Final Answer: A"), options, TimeProvider.System);
        await run.RunAsync(
            earlier,
            (_, record, _) =>
            {
                published.Add(record.Analysis);
                return ValueTask.CompletedTask;
            },
            TestContext.Current.CancellationToken);
        Assert.Equal(0, source.Pool!.Outstanding);
        return published;
    }

    private static void StandsStill(Frame frame)
    {
        var pixels = frame.Pixels;
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)i;
        }
    }
}
