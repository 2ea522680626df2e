using Surgical.TestKit;

namespace Surgical.Soak.Processes;

/// <summary>The real program, as somebody would start it.</summary>
internal static class RealProgram
{
    /// <summary>Reads a sample that takes much longer than any proof waits.</summary>
    /// <param name="folder">Where its results go.</param>
    /// <returns>Program and arguments.</returns>
    public static string[] Analyze(string folder) =>
    [
        "dotnet", Repository.Executable, "analyze", Path.Combine(Repository.SampleVideos, "phaco-routine.mp4"),
        "--out", Path.Combine(folder, "results"), "--gap", "1",
    ];
}
