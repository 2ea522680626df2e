using Microsoft.AspNetCore.Http.HttpResults;
using Surgical.Cases.Chart;
using Surgical.Cases.Intake;
using Surgical.Cases.Reading;
using Surgical.Cases.Store;
using Surgical.Dashboard.Edge;
using Surgical.Disk;

namespace Surgical.Dashboard.Library;

/// <summary>
/// POST /api/cases/{id}/retry: a case that has failed or was cancelled waits for its turn again, and goes on after its
/// last key frame.
/// </summary>
internal static class RetryEndpoint
{
    public static void MapRetry(this IEndpointRouteBuilder cases) => cases.MapPost("/{id}/retry", RetryAsync)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .ProducesProblem(StatusCodes.Status507InsufficientStorage);

    private static async Task<Results<Ok<Case>, ProblemHttpResult>> RetryAsync(
        string id,
        HttpRequest request,
        TheatreBoard board,
        CaseStore store,
        CaseJournal journal,
        CaseRunner runner,
        LeastRoom room,
        CancellationToken cancellationToken,
        string? change = null)
    {
        var (origin, refusal) = Sender.Of(request, change);
        if (origin is null)
        {
            return refusal!;
        }

        if (board.Find(id) is not { } found)
        {
            return CaseEndpoints.Absent("case");
        }

        if (await store.HasChangeAsync(id, change, cancellationToken))
        {
            return TypedResults.Ok(found);
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
            await journal.ChangeAsync(id, new CaseEvent.Retried(), replaces: null, origin, cancellationToken);
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
        catch (UnwrittenException unwritten)
        {
            return TypedResults.Problem(
                $"{unwritten.Message}: the case does not wait. Try again later.",
                statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        runner.Wake();
        return board.Find(id) is { } waiting ? TypedResults.Ok(waiting) : CaseEndpoints.Absent("case");
    }
}
