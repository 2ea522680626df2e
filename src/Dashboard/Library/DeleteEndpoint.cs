using Microsoft.AspNetCore.Http.HttpResults;
using Surgical.Cases.Deletion;
using Surgical.Cases.Store;
using Surgical.Disk;

namespace Surgical.Dashboard.Library;

/// <summary>DELETE /api/cases/{id}: a case goes at every stage, with all that was kept of it.</summary>
internal static class DeleteEndpoint
{
    // Key frames and videos are sent to be kept for a year; a browser that deletes lets go of its own copies, too.
    public const string Forget = "Clear-Site-Data";

    /// <summary>What it lets go of.</summary>
    public const string Cache = "\"cache\"";

    public static void MapDelete(this IEndpointRouteBuilder cases) => cases.MapDelete("/{id}", DeleteAsync)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .ProducesProblem(StatusCodes.Status507InsufficientStorage);

    private static async Task<Results<Ok<DeletedCase>, ProblemHttpResult>> DeleteAsync(
        string id, CaseDeletion deletion, OpenVideos open, HttpResponse response, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await deletion.DeleteAsync(id, cancellationToken);
            open.HangUp(id);
            if (outcome is DeletionOutcome.Deleted)
            {
                response.Headers[Forget] = Cache;
            }

            return outcome switch
            {
                DeletionOutcome.Deleted { Case: var deleted } => TypedResults.Ok(deleted),
                DeletionOutcome.StillRunning => CancelEndpoint.StillRunning(),
                DeletionOutcome.Unfinished { Why: var why } => Unavailable(
                    $"The case is deleted and shown nowhere, but something of it still lies on the disk: {why}. "
                    + "It is erased when the server starts next."),
                _ => CaseEndpoints.Absent("case"),
            };
        }
        catch (DiskFullException)
        {
            return TypedResults.Problem(
                "The disk is so full that not even a deletion can be written down. Make a little room first.",
                statusCode: StatusCodes.Status507InsufficientStorage);
        }
        catch (UnwrittenException unwritten)
        {
            return Unavailable($"{unwritten.Message}: the case was not deleted. Try again later.");
        }
    }

    private static ProblemHttpResult Unavailable(string words) =>
        TypedResults.Problem(words, statusCode: StatusCodes.Status503ServiceUnavailable);
}
