using Surgical.Models.Contract;

namespace Surgical.Analyzer.Profiles;

/// <summary>Profiles as JSON files: those that are shipped, by name, and anybody's, by path.</summary>
public static class ProfileFile
{
    private const string Kind = "a profile";
    private const string Folder = "profiles/";

    /// <summary>What is shipped, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "cataract", "flare", "flare-card", "flare-trained", "flare-eval", "flare-container", "flare26",
    ];

    /// <summary>Reads a shipped profile, or a file.</summary>
    /// <param name="nameOrPath">One of <see cref="Names"/>, else a path.</param>
    /// <exception cref="ModelException">There is none, or something is wrong with it: the message lists all of
    /// it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static PromptProfile Read(string nameOrPath)
    {
        if (Names.Contains(nameOrPath))
        {
            using var shipped = typeof(ProfileFile).Assembly.GetManifestResourceStream($"{Folder}{nameOrPath}.json")!;
            return GivenJson.Read(shipped, nameOrPath, Kind, ProfileReader.Read);
        }

        if (!File.Exists(nameOrPath))
        {
            throw new ModelException(
                $"Expected the name of a profile ({string.Join(", ", Names)}) or a file, came {nameOrPath}.");
        }

        return GivenJson.ReadFile(nameOrPath, Kind, ProfileReader.Read);
    }
}
