using Microsoft.Net.Http.Headers;

namespace Surgical.Dashboard.Edge;

/// <summary>The built page, beside the executable.</summary>
internal static class Page
{
    /// <summary>Where the build puts it.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>Serves its files; those under /assets carry a hash in their names and never change.</summary>
    public static void UsePage(this IApplicationBuilder app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = file => file.Context.Response.Headers[HeaderNames.CacheControl] =
            file.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache",
    });

    /// <summary>Answers the page's own addresses with the page.</summary>
    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        routes.MapFallbackToFile("/", "index.html");
        routes.MapFallbackToFile("/cases/{**rest}", "index.html");
    }
}
