using System.Diagnostics;
using System.Text.Json.Nodes;
using Surgical.TestKit;

namespace Surgical.Tests.Commands;

/// <summary>
/// A sample video read every ten seconds, without interruption: what an interrupted run must come to.
/// </summary>
public sealed class SparseAnalysis : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The video.</summary>
    public static string Video { get; } = Path.Combine(Repository.SampleVideos, "phaco-runout.mp4");

    /// <summary>Where the analysis is; not to be written to.</summary>
    public string Folder => _folder["whole"];

    /// <summary>How the program ended.</summary>
    public ProgramRun Run { get; private set; } = new(-1, "", "");

    /// <summary>The arguments of the analysis, into another folder.</summary>
    public static string[] Into(string folder) => ["analyze", Video, "--out", folder, "--gap", "10"];

    public async ValueTask InitializeAsync() =>
        Run = await ProgramRun.OfAsync(Into(Folder), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Waits until so many key frames are told of.</summary>
    public static async Task ReadLinesAsync(Process program, int count, CancellationToken cancellationToken)
    {
        while (count > 0)
        {
            var line = await program.StandardError.ReadLineAsync(cancellationToken);
            Assert.NotNull(line);
            count -= line.Contains(" s: ", StringComparison.Ordinal) ? 1 : 0;
        }
    }

    /// <summary>What is said of each key frame, without the time that it took.</summary>
    public static string[] Told(string folder) =>
        [.. File.ReadLines(Path.Combine(folder, "analysis.jsonl")).Select(line =>
        {
            var said = JsonNode.Parse(line)!.AsObject();
            said.Remove("latencySeconds");
            return said.ToJsonString();
        })];
}
