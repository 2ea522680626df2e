using Microsoft.AspNetCore.Http.HttpResults;
using Surgical.Cases.Chart;
using Surgical.Cases.Reading;
using Surgical.Cases.Store;
using Surgical.Dashboard.Edge;
using Surgical.Disk;

namespace Surgical.Dashboard.Library;

/// <summary>
/// POST /api/cases/{id}/cancel: a case that waits, is prepared or is read is stopped; a retry goes on where it stopped.
/// </summary>
internal static class CancelEndpoint
{
    public static void MapCancel(this IEndpointRouteBuilder cases) => cases.MapPost("/{id}/cancel", CancelAsync)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .ProducesProblem(StatusCodes.Status507InsufficientStorage);

    private static async Task<Results<Ok<Case>, ProblemHttpResult>> CancelAsync(
        string id,
        HttpRequest request,
        TheatreBoard board,
        CaseStore store,
        CaseRunner runner,
        CancellationToken cancellationToken,
        string? change = null)
    {
        var (origin, refusal) = Sender.Of(request, change);
        if (origin is null)
        {
            return refusal!;
        }

        if (board.Find(id) is { } found && await store.HasChangeAsync(id, change, cancellationToken))
        {
            return TypedResults.Ok(found);
        }

        try
        {
            return (await runner.CancelAsync(id, origin, cancellationToken), board.Find(id)) switch
            {
                (CancelOutcome.Cancelled, { } cancelled) => TypedResults.Ok(cancelled),
                (CancelOutcome.StillRunning, _) => StillRunning(),
                (CancelOutcome.Over, { State: var state }) => TypedResults.Problem(
                    "Expected a case that waits or is being read, but this one is "
                    + $"{state.ToString().ToLowerInvariant()}.",
                    statusCode: StatusCodes.Status409Conflict),
                _ => CaseEndpoints.Absent("case"),
            };
        }
        catch (DiskFullException)
        {
            return TypedResults.Problem(
                "The disk is full: that the case was cancelled could not be written down. Make room first.",
                statusCode: StatusCodes.Status507InsufficientStorage);
        }
        catch (UnwrittenException unwritten)
        {
            return TypedResults.Problem(
                $"{unwritten.Message}: that the case was cancelled could not be written down. Try again later.",
                statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>What is said of a case whose reading does not end in time.</summary>
    public static ProblemHttpResult StillRunning() => TypedResults.Problem(
        "The case was told to stop, but its model has not answered yet; ask again in a moment.",
        statusCode: StatusCodes.Status503ServiceUnavailable);
}
