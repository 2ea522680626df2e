using System.Text.RegularExpressions;

namespace Surgical.Models.Remote;

/// <summary>Names of models as servers write them. Pure.</summary>
internal static partial class ServedName
{
    /// <summary>
    /// Whether two names mean one model: servers add its revision ("@main"), its tag (":latest"), its date, or give the
    /// path of its file.
    /// </summary>
    public static bool AreOne(string asked, string came) =>
        string.Equals(Bare(asked), Bare(came), StringComparison.OrdinalIgnoreCase)
        || string.Equals(FileOf(asked), FileOf(came), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string name) => Addition().Replace(name.Trim(), "");

    // A path is compared by its last part: of two repositories OWNER/NAME it would be the same for different owners.
    private static string FileOf(string name) =>
        name.StartsWith('/') || name.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase)
            ? Bare(Path.GetFileName(name.TrimEnd('/')))
            : Bare(name);

    [GeneratedRegex(@"(@[\w.-]+|:latest|-\d{4}-?\d{2}-?\d{2}|\.gguf)+\z", RegexOptions.IgnoreCase)]
    private static partial Regex Addition();
}
