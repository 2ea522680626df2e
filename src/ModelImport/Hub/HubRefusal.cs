using System.Net;
using Surgical.Models.Files;

namespace Surgical.ModelImport.Hub;

/// <summary>Why the Hub does not give something, in words that say what to do. Pure.</summary>
/// <remarks>The codes are those that huggingface_hub's hf_raise_for_status knows.</remarks>
internal static class HubRefusal
{
    private const int LongestQuote = 200;
    private const string Code = "X-Error-Code";

    /// <summary>Whether the Hub itself answers, and not a store that it sent to.</summary>
    public static bool IsHubs(HttpResponseMessage answer) => answer.Headers.Contains(Code);

    /// <summary>The exception that an answer means.</summary>
    /// <param name="answer">Not a success.</param>
    /// <param name="name">What was asked for.</param>
    /// <param name="access">By whom.</param>
    public static ImportException Of(HttpResponseMessage answer, RepositoryName name, HubAccess access) => new(
        $"{name}: " + (Header(answer, Code), answer.StatusCode) switch
        {
            ("GatedRepo", _) => Gated(name, access),
            ("RevisionNotFound", _) => $"the repository has no revision '{name.Revision}'.",
            ("EntryNotFound", _) => "the repository lists a file that it does not have.",
            (_, HttpStatusCode.Unauthorized) when IsBadToken(answer) =>
                $"the Hub does not know the token in {access.Token}; it may have been revoked, or be cut off.",
            ("RepoNotFound", _) or (_, HttpStatusCode.Unauthorized or HttpStatusCode.NotFound) => Missing(access),
            (_, HttpStatusCode.Forbidden) => $"access is forbidden{Reason(answer)}. {Permission(access)}",
            _ => $"expected the Hub to answer, came {(int)answer.StatusCode} {answer.ReasonPhrase}{Reason(answer)}.",
        });

    private static string Gated(RepositoryName name, HubAccess access)
    {
        var page = $"{access.Endpoint.AbsoluteUri.TrimEnd('/')}/{name.Id}";
        return access.Token is { } token
            ? $"the repository is gated, and the account of the token in {token} has no access. Accept its terms at "
                + $"{page} with that account and, where they are granted by hand, wait; a fine-grained token must also "
                + "be allowed to read gated repositories."
            : $"the repository is gated: accept its terms at {page}, then give a token of the same account in HF_TOKEN "
                + "(none was found).";
    }

    private static string Missing(HubAccess access) =>
        $"{access.Endpoint.Host} has no such model repository, or it is private and "
        + (access.Token is { } token ? $"the token in {token} has no access to it." : "no token was found (HF_TOKEN).");

    private static string Permission(HubAccess access) => access.Token is { } token
        ? $"Look at the permissions of the token in {token}."
        : "No token was found (HF_TOKEN).";

    private static bool IsBadToken(HttpResponseMessage answer) =>
        Header(answer, "X-Error-Message")?.StartsWith("Invalid credentials", StringComparison.Ordinal) == true;

    private static string Reason(HttpResponseMessage answer) =>
        Header(answer, "X-Error-Message") is { Length: > 0 } text ? $" ({text})" : "";

    // A server's words go to a terminal: no control characters, no end of them.
    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values)
            ? string.Concat(string.Join(", ", values).Where(character => !char.IsControl(character)).Take(LongestQuote))
            : null;
}
