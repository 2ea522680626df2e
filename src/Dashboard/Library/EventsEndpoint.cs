using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Surgical.Cases.Store;
using Surgical.Dashboard.Edge;

namespace Surgical.Dashboard.Library;

/// <summary>
/// GET /api/cases/{id}/events: what happened to a case, from its first event or after one, all of it or so many. It is
/// sent as it is read from the store.
/// </summary>
internal static class EventsEndpoint
{
    public static void MapEvents(this IEndpointRouteBuilder cases) => cases.MapGet("/{id}/events", Events)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static Results<Ok<IAsyncEnumerable<EventBody>>, ProblemHttpResult> Events(
        string id, TheatreBoard board, CaseStore store, HttpContext request, long after = 0, int? limit = null)
    {
        if (board.Find(id) is null)
        {
            return CaseEndpoints.Absent("case");
        }

        if (after < 0)
        {
            return Refused($"Expected after=N with N 0 or more, got {after}.");
        }

        return limit < 1
            ? Refused($"Expected limit=N with N 1 or more, got {limit}.")
            : TypedResults.Ok(BodiesAsync(id, after, limit ?? int.MaxValue, board, store, request));
    }

    private static async IAsyncEnumerable<EventBody> BodiesAsync(
        string id,
        long after,
        int limit,
        TheatreBoard board,
        CaseStore store,
        HttpContext request,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var entry in store.EachEventAsync(id, after, cancellationToken).Take(limit))
        {
            yield return EventBody.Of(entry);
        }

        // A part of what there was of a case that was deleted meanwhile would look like all.
        if (board.Find(id) is null)
        {
            request.Abort();
        }
    }

    private static ProblemHttpResult Refused(string words) =>
        TypedResults.Problem(words, statusCode: StatusCodes.Status400BadRequest);
}
