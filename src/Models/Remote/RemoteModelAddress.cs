using Surgical.Models.Contract;

namespace Surgical.Models.Remote;

/// <summary>Where a model is served, and under which name: openai:URL#NAME.</summary>
/// <param name="Url">Up to and with /v1; no user, no query.</param>
/// <param name="Name">As the server calls the model.</param>
public sealed record RemoteModelAddress(Uri Url, string Name)
{
    private const string Scheme = "openai:";

    /// <summary>Scheme, host, port and path of the server, without a slash at the end.</summary>
    internal string Server => Url.GetLeftPart(UriPartial.Path).TrimEnd('/');

    /// <summary>Whether a text means a remote model, well written or not.</summary>
    public static bool IsMeantBy(string text) => text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads openai:URL#NAME.</summary>
    /// <exception cref="ModelException">It is not written so, or holds a password, which the message does not
    /// repeat.</exception>
    public static RemoteModelAddress Parse(string text)
    {
        var parts = (IsMeantBy(text) ? text[Scheme.Length..] : "").Split('#', 2);
        if (parts is not [var url, { Length: > 0 } name]
            || !Uri.TryCreate(url, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https"))
        {
            throw new ModelException(
                "Expected a remote model as openai:URL#NAME, with the URL up to /v1, "
                + "such as openai:http://127.0.0.1:8000/v1#medgemma.");
        }

        return address switch
        {
            { UserInfo.Length: > 0 } => throw new ModelException(
                "Expected the address of a remote model without a user or a password; "
                + "a key is given in SURGICAL_API_KEY."),
            { Query.Length: > 0 } => throw new ModelException(
                "Expected the address of a remote model without a query (?...)."),
            _ => new RemoteModelAddress(address, name),
        };
    }

    internal Uri Address(string path) => new($"{Server}/{path}");
}
