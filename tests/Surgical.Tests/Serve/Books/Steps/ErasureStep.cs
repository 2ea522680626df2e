using System.Net;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve.Books.Steps;

/// <summary>What events of one case said is erased, several at once and some of them again.</summary>
internal static class ErasureStep
{
    private const int Most = 3;

    public static async Task RunAsync(Round round)
    {
        var book = await round.DrawAsync(
            one => one is { State: CaseState.Complete or CaseState.Failed, KeyFrameCount: > 0 });
        await WholeReading.OfAsync(round.Server, book.Id);
        var chosen = round.Random.GetItems(
            (await round.EventsAsync(book)).Where(Tells).ToArray(), round.Random.Next(1, Most + 1));
        book.AskedToErase.UnionWith(chosen.Select(told => told.Number));
        var erasures = chosen.Select(told => EraseAsync(round.Server, book.Id, told.Number)).ToList();
        await round.KillAsync(latest: 500);
        List<EventBody> told = [.. (await Task.WhenAll(erasures)).OfType<EventBody>()];
        told.ForEach(book.Hear);
        round.Books.Count(acknowledged: told.Count, cutOff: chosen.Length - told.Count);
    }

    private static bool Tells(EventBody told) => told.Kind is CaseEventKind.KeyFrame or CaseEventKind.Phases
        or CaseEventKind.Corrected or CaseEventKind.PathCorrected;

    /// <returns>The event that tells of it; null where the server was killed before it answered.</returns>
    private static async Task<EventBody?> EraseAsync(ServeProcess server, string caseId, long number)
    {
        using var answer = await ServeProcess.AnswerAsync(server.Http.DeleteAsync(
            $"/api/cases/{caseId}/events/{number}", TestContext.Current.CancellationToken));
        if (answer is null)
        {
            return null;
        }

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var erasure = await RunningServer.ReadAsync<EventBody>(answer);
        Assert.Contains(number, erasure.Erases!);
        return erasure;
    }
}
