using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.Dashboard.Edge;
using Surgical.Dashboard.Library;

namespace Surgical.Dashboard.Review;

/// <summary>/api/cases/{id}/corrections: what instructors say of key frames and of the phases of a case.</summary>
internal static class CorrectionEndpoints
{
    public static void MapReview(this IEndpointRouteBuilder routes)
    {
        var corrections = routes.MapGroup("/api/cases/{id}/corrections");
        corrections.AddEndpointFilter<RouteGroupBuilder, DeletedMeanwhile>();
        corrections.MapGet("/", CurrentAsync).ProducesProblem(StatusCodes.Status404NotFound);
        Describe<FrameCorrection>(corrections.MapPost("/", CorrectFrameAsync));
        Describe<PathCorrection>(corrections.MapPost("/path", CorrectPathAsync));
    }

    private static void Describe<T>(RouteHandlerBuilder post)
        where T : notnull => post
        .Accepts<T>("application/json")
        .WithMetadata(new RequestSizeLimitAttribute(CorrectionBody.Greatest))
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .ProducesProblem(StatusCodes.Status507InsufficientStorage);

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

        var (said, refusal) = await CorrectionBody.ReadAsync<FrameCorrection>(request, cancellationToken);
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
            : await AnswerAsync(request, id, new CaseEvent.Corrected(said), replaces, change, journal);
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

        var (said, refusal) = await CorrectionBody.ReadAsync<PathCorrection>(request, cancellationToken);
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
            : await AnswerAsync(request, id, new CaseEvent.PathCorrected(said), replaces, change, journal);
    }

    private static async Task<Results<Created<EventBody>, Ok<EventBody>, ProblemHttpResult>> AnswerAsync(
        HttpRequest request, string id, CaseEvent said, long? replaces, string? change, CaseJournal journal)
    {
        var (origin, refusal) = Sender.Of(request, change, EventAuthor.Of(said).Name);
        return origin is null ? refusal! : await CorrectionAnswer.OfAsync(id, said, replaces, origin, journal);
    }

    private static ProblemHttpResult Refused(string words) =>
        TypedResults.Problem(words, statusCode: StatusCodes.Status422UnprocessableEntity);
}
