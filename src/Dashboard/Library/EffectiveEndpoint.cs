using Microsoft.AspNetCore.Http.HttpResults;
using Surgical.Cases.Chart.Effective;
using Surgical.Cases.Store;

namespace Surgical.Dashboard.Library;

/// <summary>GET /api/cases/{id}/effective: what holds of a case, a person's word before the model's.</summary>
internal static class EffectiveEndpoint
{
    public static void MapEffective(this IEndpointRouteBuilder cases) =>
        cases.MapGet("/{id}/effective", FindAsync).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<EffectiveCase>, ProblemHttpResult>> FindAsync(
        string id, TheatreBoard board, CaseStore store, CancellationToken cancellationToken) =>
        board.Find(id) is null
            ? CaseEndpoints.Absent("case")
            : TypedResults.Ok(EffectiveCase.Of(await store.EventsAsync(id, after: 0, cancellationToken)));
}
