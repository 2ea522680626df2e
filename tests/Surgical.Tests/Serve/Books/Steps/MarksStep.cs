using Surgical.Analyzer.Findings;
using Surgical.Dashboard.Edge;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve.Books.Steps;

/// <summary>Three people mark one case at once, be it read at the same time or not.</summary>
internal static class MarksStep
{
    private const int People = 3;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task RunAsync(Round round)
    {
        var book = await round.DrawAsync(one => one.KeyFrameCount > 0);
        var keyFrame = await KeyFrameAsync(round, book);
        var people = Enumerable.Range(0, People)
            .Select(_ => MarkUntilKilledAsync(round.Server, book.Id, round.Books.NewName("mark"), keyFrame))
            .ToList();
        await round.KillAsync(latest: 500);
        foreach (var (marks, told) in await Task.WhenAll(people))
        {
            book.Marks.AddRange(marks);
            told.ForEach(book.Hear);
            round.Books.Count(acknowledged: told.Count, cutOff: 1);
        }
    }

    /// <summary>The first one that is not erased; waits for one of a case that has just been taken in.</summary>
    private static async Task<KeyFrameAnalysis?> KeyFrameAsync(Round round, CaseBook book)
    {
        var events = await round.EventsAsync(book);
        if (!events.Exists(told => told.KeyFrame is not null))
        {
            await using var page = await HubClient.ConnectAsync(round.Server.Address, Stop);
            await page.WatchAsync(book.Id, after: 0, Stop);
            events.Add(await page.EventsAsync(Stop).FirstAsync(told => told.KeyFrame is not null, Stop));
        }

        return events.Find(told => told is { KeyFrame: not null, ErasedAt: null })?.KeyFrame;
    }

    /// <summary>One person's marks of a key frame and of the whole case in turn; the last one has no answer.</summary>
    private static async Task<(List<Mark> Marks, List<EventBody> Told)> MarkUntilKilledAsync(
        ServeProcess server, string caseId, string name, KeyFrameAnalysis? keyFrame)
    {
        var (marks, answers) = (new List<Mark>(), new List<EventBody>());
        while (true)
        {
            var mark = Mark.Of($"{name}-{marks.Count}", marks.Count % 2 == 0 ? keyFrame : null);
            marks.Add(mark);
            if (await mark.SendAsync(server, caseId) is not { } told)
            {
                return (marks, answers);
            }

            answers.Add(told);
        }
    }
}
