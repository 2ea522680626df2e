using Microsoft.Net.Http.Headers;

namespace Surgical.Dashboard.Edge;

/// <summary>
/// Lets in only this machine's own pages: no foreign host name (DNS rebinding), no foreign origin (forged requests).
/// </summary>
internal static class Doorkeeper
{
    // Images of other origins may not embed ours, nobody may frame us, and scripts come from our own files only.
    private static readonly (string Name, string Value)[] Rules =
    [
        (HeaderNames.ContentSecurityPolicy,
            "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
        (HeaderNames.XContentTypeOptions, "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "no-referrer"),
    ];

    public static void UseDoorkeeper(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        foreach (var (name, value) in Rules)
        {
            context.Response.Headers[name] = value;
        }

        if (Objection(context.Request) is { } objection)
        {
            await TypedResults.Problem(objection, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
            return;
        }

        await next(context);
    });

    private static string? Objection(HttpRequest request)
    {
        if (request.Host.Host is not ("127.0.0.1" or "localhost"))
        {
            return "Expected the host 127.0.0.1 or localhost: this dashboard is for this machine alone.";
        }

        var origin = request.Headers.Origin;
        var isOwn = origin.Count == 0
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
        return isOwn ? null : "Expected a request from the dashboard's own page, but another page sent it.";
    }
}
