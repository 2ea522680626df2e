using Microsoft.AspNetCore.Http.HttpResults;
using Surgical.Analyzer.Findings;
using Surgical.Cases.Deletion;
using Surgical.Cases.Store;
using Surgical.Dashboard.Edge;
using Surgical.Disk;

namespace Surgical.Dashboard.Library;

/// <summary>
/// DELETE /api/cases/{id}/events/{number}: what an event said goes, with its picture; number, kind and time stay.
/// </summary>
internal static class ErasureEndpoint
{
    public static void MapErasure(this IEndpointRouteBuilder cases) =>
        cases.MapDelete("/{id}/events/{number:long}", EraseAsync)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .ProducesProblem(StatusCodes.Status507InsufficientStorage);

    private static async Task<Results<Ok<EventBody>, Accepted<EventBody>, ProblemHttpResult>> EraseAsync(
        string id,
        long number,
        HttpContext http,
        EventErasure erasure,
        CancellationToken cancellationToken,
        string? change = null)
    {
        var (origin, refusal) = Sender.Of(http.Request, change);
        if (origin is null)
        {
            return refusal!;
        }

        try
        {
            return Answer(await erasure.EraseAsync(id, number, origin, cancellationToken), http.Response);
        }
        catch (DiskFullException)
        {
            return TypedResults.Problem(
                "The disk is so full that not even an erasure can be written down. Make a little room first.",
                statusCode: StatusCodes.Status507InsufficientStorage);
        }
        catch (UnwrittenException unwritten)
        {
            return TypedResults.Problem(
                $"{unwritten.Message}: nothing was erased. Try again later.",
                statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static Results<Ok<EventBody>, Accepted<EventBody>, ProblemHttpResult> Answer(
        ErasureOutcome outcome, HttpResponse response)
    {
        switch (outcome)
        {
            case ErasureOutcome.Erased { Erasure: var erasure, LeftBecause: var why }:
                response.Headers[DeleteEndpoint.Forget] = DeleteEndpoint.Cache;
                return why is null
                    ? TypedResults.Ok(EventBody.Of(erasure))
                    : TypedResults.Accepted((string?)null, EventBody.Of(erasure) with { Message = LeftWords(why) });
            case ErasureOutcome.Decided { Why: var why }:
                return TypedResults.Problem(
                    $"That it is erased is written down, but it could not be emptied yet: {why}. That is done when "
                    + "the server starts next, or when it is erased again.",
                    statusCode: StatusCodes.Status503ServiceUnavailable);
            case ErasureOutcome.SaysNothing { Kind: var kind }:
                return Conflict($"Events of the kind {Spelling.Of(kind)} say nothing that could be erased.");
            case ErasureOutcome.BeingRead:
                return Conflict("Expected a case that is read or was stopped; this one waits or is being read. "
                    + "Cancel it first, or wait for its end.");
            default:
                return CaseEndpoints.Absent("event");
        }
    }

    private static string LeftWords(string why) =>
        $"Nothing shows it any more, but bytes of it may still lie on the disk: {why}. They are removed as soon as "
        + "that is over, or when the server starts next.";

    private static ProblemHttpResult Conflict(string words) =>
        TypedResults.Problem(words, statusCode: StatusCodes.Status409Conflict);
}
