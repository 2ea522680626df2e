using Microsoft.AspNetCore.Http.HttpResults;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.Dashboard.Edge;
using Surgical.Dashboard.Library;
using Surgical.Disk;

namespace Surgical.Dashboard.Review;

/// <summary>Writes a checked change, and says what became of it.</summary>
internal static class ChangeAnswer
{
    /// <summary>201 for a new one, 200 for one that counts already, a refusal for the rest.</summary>
    public static async Task<Results<Created<EventBody>, Ok<EventBody>, ProblemHttpResult>> OfAsync(
        HttpRequest request, string id, CaseEvent said, long? replaces, string? change, CaseJournal journal)
    {
        var (origin, refusal) = Sender.Of(request, change, EventAuthor.Of(said).Name);
        if (origin is null)
        {
            return refusal!;
        }

        try
        {
            // Once it is checked it is written, whoever goes away meanwhile.
            return await journal.ChangeAsync(id, said, replaces, origin, CancellationToken.None) switch
            {
                ChangeOutcome.Written { Entry: var written } =>
                    TypedResults.Created($"/api/cases/{id}/{Place(said)}", EventBody.Of(written)),
                ChangeOutcome.Repeated { Entry: var there } => TypedResults.Ok(EventBody.Of(there)),
                ChangeOutcome.Overtaken { Counts: var counts } =>
                    Conflict(OvertakenChange.Words(said, counts, replaces), counts, said),
                ChangeOutcome.Reused { Entry: var there } => Conflict(
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
                $"The disk is full: the {Word(said)} was not kept. Make room and send it again.",
                statusCode: StatusCodes.Status507InsufficientStorage);
        }
        catch (UnwrittenException unwritten)
        {
            return TypedResults.Problem(
                $"{unwritten.Message}: the {Word(said)} was not kept. Send it again later.",
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
                ["sent"] = (object?)parts.Correction ?? (object?)parts.Path ?? (object?)parts.Withdrawal
                    ?? (object?)parts.Settlement ?? parts.Moment,
            });
    }

    private static bool IsOfMoment(CaseEvent said) =>
        said is CaseEvent.Marked or CaseEvent.MomentEdited or CaseEvent.MomentSettled;

    private static string Word(CaseEvent said) => IsOfMoment(said) ? "moment" : "correction";

    private static string Place(CaseEvent said) => IsOfMoment(said) ? "moments" : "corrections";
}
