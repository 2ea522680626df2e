using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Reading;
using Surgical.Capture;
using Surgical.Models.Runtime;
using Surgical.Models.Tests.Runtime;
using Surgical.TestKit;

namespace Surgical.Analyzer.Tests;

/// <summary>
/// Scores of the phases' names against full replies of the embedded model, on every fourth second of the sample videos;
/// the benchmark `scoring` takes every second.
/// </summary>
public sealed class VoteSourcesTests(ImportedSnapshots imported, ITestOutputHelper output)
    : IClassFixture<ImportedSnapshots>
{
    private const double LeastAgreement = 0.95;

    [Fact]
    public async Task Votes_Scores_NameThePhaseOfTheReply()
    {
        await using var model = MedGemmaModel.Open(imported[Repository.EmbeddedModel]);
        var (same, all) = (0, 0);
        foreach (var video in Directory.EnumerateFiles(Repository.SampleVideos, "*.mp4"))
        {
            var replies = await ReadAsync(model, video, VoteSource.Reply);
            var scores = await ReadAsync(model, video, VoteSource.Scores);
            Assert.All(scores, analysis => Assert.Equal(KeyFrameStatus.Scored, analysis.Status));
            foreach (var (reply, score) in replies.Zip(scores).Where(pair => pair.First.Phase != pair.Second.Phase))
            {
                output.WriteLine(
                    $"{Path.GetFileName(video)} {reply.Seconds} s: "
                    + $"reply {reply.Phase}, scores {score.Phase} {score.VoteConfidence:F2}");
            }

            same += replies.Zip(scores).Count(pair => pair.First.Phase == pair.Second.Phase);
            all += replies.Count;
        }

        output.WriteLine($"the same phase on {same} of {all} key frames");
        Assert.InRange(all, 45, 55);
        Assert.InRange((double)same / all, LeastAgreement, 1);
    }

    private static async Task<IReadOnlyList<KeyFrameAnalysis>> ReadAsync(
        MedGemmaModel model, string video, VoteSource votes)
    {
        var source = await FrameSource.OpenAsync(video, picturesPerSecond: null, TestContext.Current.CancellationToken);
        var options = new CaseRunOptions { Sampler = new() { FixedGap = TimeSpan.FromSeconds(4) }, Votes = votes };
        var analyses = new List<KeyFrameAnalysis>();
        await new CaseRun(source, model, options, TimeProvider.System).RunAsync(
            [],
            (_, record, _) =>
            {
                analyses.Add(record.Analysis);
                return ValueTask.CompletedTask;
            },
            TestContext.Current.CancellationToken);
        return analyses;
    }
}
