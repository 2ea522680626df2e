namespace Surgical.Dashboard.Library;

/// <summary>What the page asks about cases, and how one comes in.</summary>
internal static class LibraryEndpoints
{
    /// <summary>Adds them to the server.</summary>
    public static void MapLibrary(this IEndpointRouteBuilder routes)
    {
        routes.MapCases();
        routes.MapWatchList();
    }
}
