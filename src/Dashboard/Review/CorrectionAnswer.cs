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
        string id, CaseEvent said, long? replaces, ChangeOrigin origin, CaseJournal journal)
    {
        try
        {
            // Once it is checked it is written, whoever goes away meanwhile.
            return await journal.ChangeAsync(id, said, replaces, origin, CancellationToken.None) switch
            {
                CorrectionOutcome.Written { Entry: var written } =>
                    TypedResults.Created($"/api/cases/{id}/corrections", EventBody.Of(written)),
                CorrectionOutcome.Repeated { Entry: var there } => TypedResults.Ok(EventBody.Of(there)),
                CorrectionOutcome.Overtaken { Counts: var counts } => Conflict(Overtaken(counts, replaces), counts, said),
                CorrectionOutcome.Reused { Entry: var there } => Conflict(
                    $"Expected a new id for another change; event {there.Number} was sent under {origin.Id} before.",
                    there,
                    said),
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

    // Whoever is refused sees both, and can say which holds.
    private static ProblemHttpResult Conflict(string words, JournalEntry? counts, CaseEvent said)
    {
        var parts = EventParts.Of(said);
        return TypedResults.Problem(
            words,
            statusCode: StatusCodes.Status409Conflict,
            extensions: new Dictionary<string, object?>
            {
                ["counts"] = counts is null ? null : EventBody.Of(counts),
                ["sent"] = (object?)parts.Correction ?? parts.Path,
            });
    }

    private static string Overtaken(JournalEntry? counts, long? replaces) => counts is null
        ? $"Expected replaces=0, as nothing that counts was corrected here so far, got {replaces}."
        : $"Expected replaces={counts.Number}, the correction of {counts.Author.Name} that counts now, got {replaces}. "
            + "Look at it, and send yours again with that number if it still holds.";
}
