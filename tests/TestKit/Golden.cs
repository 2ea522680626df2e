using Xunit;

namespace Surgical.TestKit;

/// <summary>Reference values made by the reference implementations (shared/golden/README.md).</summary>
public static class Golden
{
    /// <summary>SURGICAL_GOLDEN, else ../shared/golden beside the repository, else tests/golden in it.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A folder below <see cref="Root"/>; the running test is skipped where it is missing.</summary>
    /// <param name="name">Relative, with forward slashes: "gemma3/tiny-b".</param>
    public static string Folder(string name)
    {
        var folder = Path.Combine(Root, name);
        Assert.SkipUnless(Directory.Exists(folder), $"No {name} among the golden values in {Root}.");
        return folder;
    }

    /// <summary>A file below <see cref="Root"/>; the running test is skipped where it is missing.</summary>
    /// <param name="name">Relative, with forward slashes: "text/chats.json".</param>
    public static string File(string name)
    {
        var file = Path.Combine(Root, name);
        Assert.SkipUnless(System.IO.File.Exists(file), $"No {name} among the golden values in {Root}.");
        return file;
    }

    private static string FindRoot()
    {
        if (Environment.GetEnvironmentVariable("SURGICAL_GOLDEN") is { Length: > 0 } chosen)
        {
            return Path.GetFullPath(chosen);
        }

        var shared = Repository.Shared("golden");
        return Directory.Exists(shared) ? shared : Path.Combine(Repository.Root, "tests", "golden");
    }
}
