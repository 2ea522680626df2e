using Microsoft.AspNetCore.Http.HttpResults;
using Surgical.Cases.Chart;

namespace Surgical.Dashboard.Edge;

/// <summary>Who sends a change: without accounts, the name that a browser was given once.</summary>
internal static class Sender
{
    /// <summary>Header with the name, percent-encoded UTF-8.</summary>
    public const string Header = "Surgical-Author";

    /// <param name="request">The change.</param>
    /// <param name="id">What the client calls it; null for nothing.</param>
    /// <param name="by">The name that the change itself tells; null where it tells none.</param>
    /// <returns>Where it comes from, or a refusal that says what is wrong.</returns>
    public static (ChangeOrigin? Origin, ProblemHttpResult? Refusal) Of(
        HttpRequest request, string? id, string? by = null)
    {
        var name = by ?? Named(request);
        var objection = ChangeOrigin.Objection(id) ?? (name is null ? null : EventAuthor.Objection(name));
        return objection is null
            ? (new(name is null ? EventAuthor.Somebody : EventAuthor.Person(name), id), null)
            : (null, TypedResults.Problem(objection, statusCode: StatusCodes.Status400BadRequest));
    }

    private static string? Named(HttpRequest request) =>
        request.Headers[Header].ToString() is { Length: > 0 } encoded ? Uri.UnescapeDataString(encoded) : null;
}
