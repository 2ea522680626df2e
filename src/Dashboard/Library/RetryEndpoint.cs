using Microsoft.AspNetCore.Http.HttpResults;
using Surgical.Cases.Chart;
using Surgical.Cases.Intake;
using Surgical.Cases.Reading;
using Surgical.Cases.Store;
using Surgical.Disk;

namespace Surgical.Dashboard.Library;

/// <summary>
/// POST /api/cases/{id}/retry: a case that has failed or was cancelled waits for its turn again, and goes on after its
/// last key frame.
/// </summary>
internal static class RetryEndpoint
{
    public static void MapRetry(this IEndpointRouteBuilder cases) => cases.MapPost("/{id}/retry", RetryAsync)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status507InsufficientStorage);

    private static async Task<Results<Ok<Case>, ProblemHttpResult>> RetryAsync(
        string id,
        TheatreBoard board,
        CaseJournal journal,
        CaseRunner runner,
        LeastRoom room,
        CancellationToken cancellationToken)
    {
        if (board.Find(id) is not { } found)
        {
            return CaseEndpoints.Absent("case");
        }

        if (found.State is not (CaseState.Failed or CaseState.Cancelled))
        {
            return TypedResults.Problem(
                "Expected a case that has failed or was cancelled, but this one has not.",
                statusCode: StatusCodes.Status409Conflict);
        }

        try
        {
            room.Require();
            await journal.AppendAsync(id, new CaseEvent.Retried(), cancellationToken);
        }
        catch (NoSuchCaseException)
        {
            return CaseEndpoints.Absent("case");
        }
        catch (NoRoomException none)
        {
            return TypedResults.Problem(
                $"{none.Message} Make room first.", statusCode: StatusCodes.Status507InsufficientStorage);
        }
        catch (DiskFullException)
        {
            return TypedResults.Problem(
                "The disk is still full. Make room first.", statusCode: StatusCodes.Status507InsufficientStorage);
        }

        runner.Wake();
        return board.Find(id) is { } waiting ? TypedResults.Ok(waiting) : CaseEndpoints.Absent("case");
    }
}
