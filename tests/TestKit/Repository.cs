namespace Surgical.TestKit;

/// <summary>Where the files of this repository lie on the machine that runs the tests.</summary>
public static class Repository
{
    /// <summary>The folder that holds Surgical.sln, found upwards from the test's binary.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The small clips with their truth.</summary>
    public static string SampleVideos => Path.Combine(Root, "sample-videos");

    /// <summary>The embedded model, a Hugging Face snapshot.</summary>
    public static string EmbeddedModel => Path.Combine(Root, "models", "cataract-sim");

    /// <summary>An adapter of the embedded model, as PEFT wrote it.</summary>
    public static string EmbeddedAdapter => Path.Combine(Root, "models", "cataract-sim-vqa-adapter");

    /// <summary>The program as it was built with the test that runs: <c>dotnet</c> takes it.</summary>
    public static string Executable { get; } = Path.Combine(
        Root, "artifacts", "bin", "Surgical", new DirectoryInfo(AppContext.BaseDirectory).Name, "surgical.dll");

    /// <summary>A folder of the material that lies beside the repository; it need not exist.</summary>
    public static string Shared(string name) => Path.GetFullPath(Path.Combine(Root, "..", "shared", name));

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Surgical.sln")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException($"Expected Surgical.sln above {AppContext.BaseDirectory}.");
    }
}
