using Microsoft.AspNetCore.Mvc;

namespace Surgical.Dashboard.Review;

/// <summary>What persons say of cases.</summary>
internal static class ReviewEndpoints
{
    /// <summary>Adds them to the server.</summary>
    public static void MapReview(this IEndpointRouteBuilder routes)
    {
        routes.MapCorrections();
        routes.MapMoments();
    }

    /// <summary>Describes an endpoint that takes a person's change.</summary>
    public static void TakesChange<T>(this RouteHandlerBuilder endpoint)
        where T : notnull => endpoint
        .Accepts<T>("application/json")
        .WithMetadata(new RequestSizeLimitAttribute(ChangeBody.Greatest))
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .ProducesProblem(StatusCodes.Status507InsufficientStorage);
}
