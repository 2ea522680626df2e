using Microsoft.AspNetCore.Http.HttpResults;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;

namespace Surgical.Dashboard.Library;

/// <summary>/api/cases: what was taken in, what is read, and the evidence.</summary>
internal static class CaseEndpoints
{
    public static void MapCases(this IEndpointRouteBuilder routes)
    {
        var cases = routes.MapGroup("/api/cases");
        cases.AddEndpointFilter<RouteGroupBuilder, DeletedMeanwhile>();
        cases.MapGet("/", List);
        cases.MapPost("/", UploadEndpoint.UploadAsync)
            .Accepts<IFormFile>("multipart/form-data")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status408RequestTimeout)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .ProducesProblem(StatusCodes.Status507InsufficientStorage);
        cases.MapGet("/{id}", Find).ProducesProblem(StatusCodes.Status404NotFound);
        cases.MapEvents();
        cases.MapEffective();
        cases.MapRetry();
        cases.MapCancel();
        cases.MapDelete();
        cases.MapErasure();
        cases.MapEvidence();
        cases.MapOverlay();
    }

    /// <summary>What every endpoint says of something that does not exist.</summary>
    public static ProblemHttpResult Absent(string what) =>
        TypedResults.Problem($"There is no such {what}.", statusCode: StatusCodes.Status404NotFound);

    private static Ok<IReadOnlyList<Case>> List(TheatreBoard board) => TypedResults.Ok(board.All);

    private static Results<Ok<Case>, ProblemHttpResult> Find(string id, TheatreBoard board) =>
        board.Find(id) is { } found ? TypedResults.Ok(found) : Absent("case");
}
