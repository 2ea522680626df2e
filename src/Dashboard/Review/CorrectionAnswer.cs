using Microsoft.AspNetCore.Http.HttpResults;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.Disk;

namespace Surgical.Dashboard.Review;

/// <summary>Writes a checked correction, and says what became of it.</summary>
internal static class CorrectionAnswer
{
    /// <summary>201 for a new one, 200 for one that counts already, a refusal for the rest.</summary>
    public static async Task<Results<Created<CaseEvent>, Ok<CaseEvent>, ProblemHttpResult>> OfAsync(
        string id, EventDraft draft, long? replaces, CaseJournal journal)
    {
        try
        {
            // Once it is checked it is written, whoever goes away meanwhile.
            return await journal.CorrectAsync(id, draft, replaces, CancellationToken.None) switch
            {
                CorrectionOutcome.Written { Event: var written } =>
                    TypedResults.Created($"/api/cases/{id}/corrections", written),
                CorrectionOutcome.Repeated { Event: var there } => TypedResults.Ok(there),
                CorrectionOutcome.Overtaken { Counts: var counts } => Overtaken(counts, replaces),
                var other => throw new InvalidOperationException($"No answer to {other}."),
            };
        }
        catch (DiskFullException)
        {
            return TypedResults.Problem(
                "The disk is full: the correction was not kept. Make room and send it again.",
                statusCode: StatusCodes.Status507InsufficientStorage);
        }
        catch (UnwrittenException unwritten)
        {
            return TypedResults.Problem(
                $"{unwritten.Message}: the correction was not kept. Send it again later.",
                statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static ProblemHttpResult Overtaken(CaseEvent? counts, long? replaces) => TypedResults.Problem(
        counts is null
            ? $"Expected replaces=0, as nothing was corrected here so far, got {replaces}."
            : $"Expected replaces={counts.Number}, the correction of "
                + $"{counts.Correction?.By ?? counts.Path?.By} that counts now, got {replaces}. "
                + "Look at it, and send yours again with that number if it still holds.",
        statusCode: StatusCodes.Status409Conflict);
}
