using System.Net;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;

namespace Surgical.Tests.Serve.Books;

/// <summary>Holds one case, as a server shows it now, against what was acknowledged of it.</summary>
internal static class CaseAudit
{
    /// <returns>All events of the case.</returns>
    public static async Task<IReadOnlyList<EventBody>> PassAsync(ServeProcess server, CaseBook book)
    {
        // First, so that an event that a second sending wrote twice is among those that are looked at.
        foreach (var mark in book.Marks.Where(one => !one.IsSentAgain))
        {
            book.Hear((await mark.SendAgainAsync(server, book.Id))!);
        }

        var stored = await server.GetAsync<List<EventBody>>($"/api/cases/{book.Id}/events");
        Assert.Equal(Enumerable.Range(1, stored.Count).Select(number => (long)number), stored.Select(e => e.Number));
        book.AssertKept(stored);
        Assert.All(book.Marks, mark => AssertOnce(mark, stored));
        AssertReadOnce(stored);
        await AssertTrueAsync(server, book.Id, stored);
        stored.ForEach(book.Hear);
        return stored;
    }

    private static void AssertOnce(Mark mark, List<EventBody> stored)
    {
        var own = stored[(int)mark.Number!.Value - 1];
        Assert.Equal(own.ErasedAt is null ? [own] : [], stored.Where(mark.IsSaidBy));
    }

    private static void AssertReadOnce(List<EventBody> stored)
    {
        Assert.Distinct(stored.Select(told => told.KeyFrame?.Index).OfType<long>());
        Assert.InRange(stored.Count(told => told.Kind is CaseEventKind.Started), 0, 1);
        Assert.InRange(stored.Count(told => told.Kind is CaseEventKind.Ended), 0, 1);
    }

    /// <summary>It stands where its events say, unless more have come meanwhile.</summary>
    private static async Task AssertTrueAsync(ServeProcess server, string caseId, List<EventBody> stored)
    {
        var shown = await server.GetAsync<Case>($"/api/cases/{caseId}");
        if (shown.LastEvent == stored.Count)
        {
            Assert.Contains(shown.State, StatesAfter(stored));
        }

        if (shown.State is CaseState.Failed)
        {
            Assert.StartsWith(DiedTwice.Words, shown.Error, StringComparison.Ordinal);
        }

        if (shown.State is CaseState.Complete)
        {
            using var video = await server.Http.GetAsync(
                $"/api/cases/{caseId}/video", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, video.StatusCode);
        }
    }

    private static CaseState[] StatesAfter(List<EventBody> stored) =>
        stored.Select(told => told.Kind).LastOrDefault(Decides) switch
        {
            CaseEventKind.Ended => [CaseState.Complete],
            CaseEventKind.Failed => [CaseState.Failed],
            CaseEventKind.Cancelled => [CaseState.Cancelled],
            _ => [CaseState.Queued, CaseState.Preparing, CaseState.Analyzing],
        };

    private static bool Decides(CaseEventKind kind) => kind is CaseEventKind.Ended or CaseEventKind.Failed
        or CaseEventKind.Cancelled or CaseEventKind.Retried;
}
