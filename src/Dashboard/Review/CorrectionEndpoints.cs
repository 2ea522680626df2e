using Microsoft.AspNetCore.Http.HttpResults;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.Dashboard.Edge;
using Surgical.Dashboard.Library;

namespace Surgical.Dashboard.Review;

/// <summary>/api/cases/{id}/corrections: what instructors say of key frames and of the phases of a case.</summary>
internal static class CorrectionEndpoints
{
    public static void MapCorrections(this IEndpointRouteBuilder routes)
    {
        var corrections = routes.MapGroup("/api/cases/{id}/corrections");
        corrections.AddEndpointFilter<RouteGroupBuilder, DeletedMeanwhile>();
        corrections.MapGet("/", CurrentAsync).ProducesProblem(StatusCodes.Status404NotFound);
        corrections.MapPost("/", CorrectFrameAsync).TakesChange<FrameCorrection>();
        corrections.MapPost("/path", CorrectPathAsync).TakesChange<PathCorrection>();
        corrections.MapPost("/withdrawn", WithdrawAsync).TakesChange<CorrectionWithdrawal>();
    }

    private static async Task<Results<Ok<CaseCorrections>, ProblemHttpResult>> CurrentAsync(
        string id, TheatreBoard board, CaseStore store, CancellationToken cancellationToken) =>
        board.Find(id) is null
            ? CaseEndpoints.Absent("case")
            : TypedResults.Ok(CaseCorrections.Of(await store.CorrectionsAsync(id, cancellationToken)));

    private static async Task<Results<Created<EventBody>, Ok<EventBody>, ProblemHttpResult>> CorrectFrameAsync(
        string id,
        HttpRequest request,
        TheatreBoard board,
        CaseStore store,
        CaseJournal journal,
        CancellationToken cancellationToken,
        long? replaces = null,
        string? change = null)
    {
        if (board.Find(id) is null)
        {
            return CaseEndpoints.Absent("case");
        }

        var (said, refusal) = await ChangeBody.ReadAsync<FrameCorrection>("a correction", request, cancellationToken);
        if (said is null)
        {
            return refusal!;
        }

        if (board.Video(id) is not { } video
            || await store.KeyFrameAsync(id, said.Index, cancellationToken) is not { } keyFrame)
        {
            return Refused($"Expected the frame number of a key frame of this case as index, got {said.Index}.");
        }

        return FrameCorrectionRules.Objection(said, keyFrame, video.Width, video.Height) is { } objection
            ? Refused(objection)
            : await ChangeAnswer.OfAsync(request, id, new CaseEvent.Corrected(said), replaces, change, journal);
    }

    private static async Task<Results<Created<EventBody>, Ok<EventBody>, ProblemHttpResult>> CorrectPathAsync(
        string id,
        HttpRequest request,
        TheatreBoard board,
        CaseJournal journal,
        CancellationToken cancellationToken,
        long? replaces = null,
        string? change = null)
    {
        if (board.Find(id) is null)
        {
            return CaseEndpoints.Absent("case");
        }

        var (said, refusal) = await ChangeBody.ReadAsync<PathCorrection>("a correction", request, cancellationToken);
        if (said is null)
        {
            return refusal!;
        }

        if (board.Video(id) is not { } video)
        {
            return Refused("Expected a case whose video is prepared; this one waits for its turn.");
        }

        return PathCorrectionRules.Objection(said, video.DurationSeconds) is { } objection
            ? Refused(objection)
            : await ChangeAnswer.OfAsync(request, id, new CaseEvent.PathCorrected(said), replaces, change, journal);
    }

    private static async Task<Results<Created<EventBody>, Ok<EventBody>, ProblemHttpResult>> WithdrawAsync(
        string id,
        HttpRequest request,
        TheatreBoard board,
        CaseJournal journal,
        CancellationToken cancellationToken,
        long? replaces = null,
        string? change = null)
    {
        if (board.Find(id) is null)
        {
            return CaseEndpoints.Absent("case");
        }

        var (said, refusal) = await ChangeBody.ReadAsync<CorrectionWithdrawal>(
            "what is taken back", request, cancellationToken);
        if (said is null)
        {
            return refusal!;
        }

        return said.Objection() is { } objection
            ? Refused(objection)
            : await ChangeAnswer.OfAsync(
                request, id, new CaseEvent.CorrectionWithdrawn(said), replaces, change, journal);
    }

    private static ProblemHttpResult Refused(string words) =>
        TypedResults.Problem(words, statusCode: StatusCodes.Status422UnprocessableEntity);
}
