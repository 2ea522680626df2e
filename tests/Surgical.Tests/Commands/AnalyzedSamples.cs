using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.TestKit;

namespace Surgical.Tests.Commands;

/// <summary>Both sample videos, read once a second by the real program with the embedded model.</summary>
public sealed class AnalyzedSamples : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, ProgramRun> _runs = [];

    /// <summary>The folder of a sample's analysis.</summary>
    public string Folder(string sample) => _folder[sample];

    /// <summary>How the program ended.</summary>
    public ProgramRun Run(string sample) => _runs[sample];

    /// <summary>Every key frame of a sample.</summary>
    public IReadOnlyList<KeyFrameAnalysis> Analyses(string sample) => [.. File
        .ReadLines(Path.Combine(Folder(sample), "analysis.jsonl"))
        .Select(line => JsonSerializer.Deserialize<KeyFrameAnalysis>(line, AnalysisJson.Options)!)];

    public async ValueTask InitializeAsync()
    {
        foreach (var sample in (string[])["phaco-routine", "phaco-runout"])
        {
            var video = Path.Combine(Repository.SampleVideos, $"{sample}.mp4");
            _runs[sample] = await ProgramRun.OfAsync(
                ["analyze", video, "--out", Folder(sample), "--gap", "1"], TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
