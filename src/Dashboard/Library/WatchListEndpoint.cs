using Microsoft.AspNetCore.Http.HttpResults;
using Surgical.Analyzer.Phases;

namespace Surgical.Dashboard.Library;

/// <summary>GET /api/watch-list: what can go wrong in each phase; curated text, no model's.</summary>
internal static class WatchListEndpoint
{
    public static void MapWatchList(this IEndpointRouteBuilder routes) => routes.MapGet("/api/watch-list", List);

    private static Ok<IReadOnlyList<WatchListEntry>> List() => TypedResults.Ok(WatchList.All);
}
