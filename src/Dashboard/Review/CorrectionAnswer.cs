using Microsoft.AspNetCore.Http.HttpResults;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.Dashboard.Edge;
using Surgical.Dashboard.Library;
using Surgical.Disk;

namespace Surgical.Dashboard.Review;

/// <summary>Writes a checked correction, and says what became of it.</summary>
internal static class CorrectionAnswer
{
    /// <summary>201 for a new one, 200 for one that counts already, a refusal for the rest.</summary>
    public static async Task<Results<Created<EventBody>, Ok<EventBody>, ProblemHttpResult>> OfAsync(
        string id, CaseEvent said, long? replaces, CaseJournal journal)
    {
        try
        {
            // Once it is checked it is written, whoever goes away meanwhile.
            return await journal.CorrectAsync(id, said, replaces, CancellationToken.None) switch
            {
                CorrectionOutcome.Written { Entry: var written } =>
                    TypedResults.Created($"/api/cases/{id}/corrections", EventBody.Of(written)),
                CorrectionOutcome.Repeated { Entry: var there } => TypedResults.Ok(EventBody.Of(there)),
                CorrectionOutcome.Overtaken { Counts: var counts } => Overtaken(counts, replaces),
                var other => throw new InvalidOperationException($"No answer to {other}."),
            };
        }
        catch (NoSuchCaseException)
        {
            return CaseEndpoints.Absent("case");
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

    private static ProblemHttpResult Overtaken(JournalEntry? counts, long? replaces) => TypedResults.Problem(
        counts is null
            ? $"Expected replaces=0, as nothing was corrected here so far, got {replaces}."
            : $"Expected replaces={counts.Number}, the correction of "
                + $"{ByOf(counts.Event)} that counts now, got {replaces}. "
                + "Look at it, and send yours again with that number if it still holds.",
        statusCode: StatusCodes.Status409Conflict);

    private static string? ByOf(CaseEvent correction) => correction switch
    {
        CaseEvent.Corrected { Said.By: var by } => by,
        CaseEvent.PathCorrected { Said.By: var by } => by,
        _ => null,
    };
}
