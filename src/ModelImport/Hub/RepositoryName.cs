using System.Text.RegularExpressions;
using Surgical.Models.Files;

namespace Surgical.ModelImport.Hub;

/// <summary>A model repository of the Hugging Face Hub, and which state of it.</summary>
/// <param name="Id">"owner/name", or "name" for the few without an owner.</param>
/// <param name="Revision">Branch, tag or commit.</param>
public sealed partial record RepositoryName(string Id, string Revision)
{
    /// <summary>The revision that is meant when none is named.</summary>
    public const string Main = "main";

    /// <summary>Whether the revision is a commit, which never changes.</summary>
    public bool IsCommit => Commit().IsMatch(Revision);

    /// <summary>Name of its folder in the Hub's cache.</summary>
    internal string Folder => $"models--{Id.Replace("/", "--", StringComparison.Ordinal)}";

    /// <summary>Reads REPO[@REV].</summary>
    /// <exception cref="ImportException">It is no name that the Hub allows.</exception>
    public static RepositoryName Parse(string text)
    {
        var parts = text.Split('@', 2);
        var revision = parts.Length == 2 ? parts[1] : Main;
        if (!IsId(parts[0]))
        {
            throw new ImportException(
                "Expected a repository as OWNER/NAME (letters, digits, '-', '_', '.'), optionally @REVISION, "
                + $"came '{text}'.");
        }

        return IsRevision(revision)
            ? new RepositoryName(parts[0], revision)
            : throw new ImportException(
                $"{parts[0]}: expected a branch, a tag or a commit after @, came '{revision}'.");
    }

    /// <summary>Whether a text reads as OWNER/NAME or OWNER/NAME@REVISION.</summary>
    public static bool IsWithOwner(string text) =>
        text.Split('@', 2) is [var id, .. var rest] && id.Contains('/') && IsId(id) && rest.All(IsRevision);

    /// <summary>As it is typed.</summary>
    public override string ToString() => Revision == Main ? Id : $"{Id}@{Revision}";

    internal static bool IsCommitId(string text) => Commit().IsMatch(text);

    // The Hub's rules: huggingface_hub, validate_repo_id.
    private static bool IsId(string text) => OwnerAndName().IsMatch(text)
        && !text.Contains("--", StringComparison.Ordinal)
        && !text.Contains("..", StringComparison.Ordinal)
        && !text.EndsWith(".git", StringComparison.Ordinal);

    // It becomes the name of a file: nothing that git allows leads out of a folder.
    private static bool IsRevision(string text) => Reference().IsMatch(text)
        && !text.Contains("..", StringComparison.Ordinal)
        && !text.Contains("//", StringComparison.Ordinal)
        && !text.EndsWith('/');

    [GeneratedRegex(@"^(?:\w(?:[\w.-]*\w)?/)?\w(?:[\w.-]{0,94}\w)?\z", RegexOptions.ECMAScript)]
    private static partial Regex OwnerAndName();

    [GeneratedRegex(@"^[A-Za-z0-9_][\w./+-]{0,199}\z", RegexOptions.ECMAScript)]
    private static partial Regex Reference();

    [GeneratedRegex("^[0-9a-f]{40}\\z")]
    private static partial Regex Commit();
}
