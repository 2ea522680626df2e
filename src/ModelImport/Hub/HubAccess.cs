using System.ComponentModel.DataAnnotations;
using Surgical.Models.Files;

namespace Surgical.ModelImport.Hub;

/// <summary>Where the Hub is, who asks, and where its files are kept; as Hugging Face's own tools are told.</summary>
/// <remarks>https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables.</remarks>
public sealed record HubAccess
{
    /// <summary>
    /// Scheme, host and port, and a path where the Hub does not stand at the root. Default: the public Hub.
    /// </summary>
    public Uri Endpoint { get; init; } = new("https://huggingface.co");

    /// <summary>The person's token; null for none.</summary>
    public HubToken? Token { get; init; }

    /// <summary>Folder of the cache, absolute; made when it is first needed.</summary>
    public required string Cache { get; init; }

    /// <summary>Whether the network must not be touched.</summary>
    public bool Offline { get; init; }

    /// <summary>Files fetched at a time. Default 4.</summary>
    [Range(1, 16)]
    public int Parallel { get; init; } = 4;

    /// <summary>A server that says nothing for so long counts as gone. Default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Told, a sentence each, why and for how long the Hub is waited for; on any thread.</summary>
    public Action<string> Note { get; init; } = _ => { };

    /// <summary>Reads HF_ENDPOINT, HF_TOKEN, HF_HOME, HF_HUB_CACHE, HF_HUB_OFFLINE and their older names.</summary>
    /// <param name="variable">The environment.</param>
    /// <exception cref="ImportException">One of them makes no sense.</exception>
    public static HubAccess FromEnvironment(Func<string, string?> variable)
    {
        var home = Folder(variable("HF_HOME")) ?? Path.Combine(UserCache(variable), "huggingface");
        return new HubAccess
        {
            Endpoint = EndpointOf(variable("HF_ENDPOINT")),
            Token = HubToken.Find(variable, home),
            Cache = Folder(variable("HF_HUB_CACHE")) ?? Folder(variable("HUGGINGFACE_HUB_CACHE"))
                ?? Path.Combine(home, "hub"),
            Offline = IsTrue(variable("HF_HUB_OFFLINE")) || IsTrue(variable("TRANSFORMERS_OFFLINE")),
        };
    }

    private static string UserCache(Func<string, string?> variable) =>
        Folder(variable("XDG_CACHE_HOME")) ?? Path.Combine(UserHome, ".cache");

    private static string UserHome => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private static string? Folder(string? path) => path switch
    {
        null or "" => null,
        "~" => UserHome,
        _ when path.StartsWith("~/", StringComparison.Ordinal) => Path.Combine(UserHome, path[2..]),
        _ => Path.GetFullPath(path),
    };

    private static Uri EndpointOf(string? text) =>
        string.IsNullOrEmpty(text) ? new Uri("https://huggingface.co")
        : Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var address)
            && address is { Scheme: "https" or "http", UserInfo: "", Query: "", Fragment: "" } ? address
        : throw new ImportException(
            "Expected HF_ENDPOINT to be an http or https address without a user, such as https://huggingface.co.");

    private static bool IsTrue(string? text) => text?.ToUpperInvariant() is "1" or "ON" or "YES" or "TRUE";
}
