using System.Text.RegularExpressions;

namespace Surgical.Tests.Serve.Books;

/// <summary>
/// What a data folder holds that docs/data.md does not promise, once no case waits and no server runs.
/// </summary>
internal static partial class Leftovers
{
    public static IReadOnlyList<string> Of(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file))
            .Where(name => !Promised().IsMatch(name)),
    ];

    [GeneratedRegex(
        """
        ^(surgical\.(db|json)|lock|erasures\.jsonl
        |cases/[0-9a-f]{16}/(original|last-event|played\.mp4|(played|frames|plan|fingerprint)\.json)
        |pictures/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}\.jpg
        |quarantine/.+)$
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Promised();
}
