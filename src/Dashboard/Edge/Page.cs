using Microsoft.Net.Http.Headers;
using Surgical.Dashboard.Packing;

namespace Surgical.Dashboard.Edge;

/// <summary>The built page, beside the executable.</summary>
internal static class Page
{
    /// <summary>Where the build puts it.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    private static string First { get; } = Path.Combine(Folder, "index.html");

    /// <summary>Serves its files; those under /assets carry a hash in their names and never change.</summary>
    public static void UsePage(this IApplicationBuilder app)
    {
        var packed = new PackedFiles(
            app.ApplicationServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider);
        app.Use(TellPeopleAsync).Use(packed.ChooseAsync).UseStaticFiles(new StaticFileOptions
        {
            ContentTypeProvider = packed,
            OnPrepareResponse = file => file.Context.Response.Headers[HeaderNames.CacheControl] =
                file.Context.Request.Path.StartsWithSegments("/assets")
                    ? "public, max-age=31536000, immutable"
                    : "no-cache",
        });
    }

    /// <summary>Answers the page's own addresses with the page.</summary>
    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        routes.MapFallbackToFile("/", "index.html");
        routes.MapFallbackToFile("/cases/{**rest}", "index.html");
    }

    // Who asks for HTML is a person, and gets the page, which says that there is no such address.
    private static async Task TellPeopleAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var response = context.Response;
        if (response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false, ContentType: null }
            && context.Request.GetTypedHeaders().Accept
                .Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase))
            && File.Exists(First))
        {
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.CacheControl = "no-cache";
            await response.SendFileAsync(First);
        }
    }
}
