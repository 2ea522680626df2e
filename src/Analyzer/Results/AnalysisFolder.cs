using System.Text;
using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Reading;
using Surgical.Capture;
using Surgical.Disk;
using Surgical.Models.Contract;

namespace Surgical.Analyzer.Results;

/// <summary>The folder that holds the analysis of one case: analysis.jsonl, phases.csv and report.json.</summary>
/// <remarks>
/// report.json is written first and says what the analysis is of, so that an interrupted run is continued and another
/// input refused. For one thread, and for one process at a time.
/// </remarks>
public sealed class AnalysisFolder : IDisposable
{
    /// <summary>What whoever reads an analysis must know before anything else.</summary>
    public const string Notice =
        "For teaching and research. Not a medical device; no statement in it may guide the treatment of a patient.";

    private const string LinesName = "analysis.jsonl";
    private const string PhasesName = "phases.csv";
    private const string ReportName = "report.json";

    /// <summary>A file that is being replaced, until it is whole.</summary>
    private const string Unfinished = ".unfinished";

    private readonly string _path;
    private readonly DurableLines<KeyFrameAnalysis> _lines;

    private CaseInput _input;

    private AnalysisFolder(string path, CaseInput input, bool isComplete)
    {
        _path = path;
        _input = input;
        IsComplete = isComplete;
        _lines = new(Path.Combine(path, LinesName), AnalysisJson.Options);
    }

    /// <summary>It held the whole analysis when it was opened.</summary>
    public bool IsComplete { get; }

    /// <summary>
    /// What it held was read of a file that was still being written: only the pictures themselves tell whether it is
    /// the same one.
    /// </summary>
    public bool WasFollowed { get; private init; }

    /// <summary>Every key frame analysed so far, those of an interrupted run included.</summary>
    public IReadOnlyList<KeyFrameAnalysis> Analyses => _lines.All;

    /// <summary>Takes a new or empty folder, or continues one that holds an analysis of the same input.</summary>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be used.</exception>
    public static FolderClaim<AnalysisFolder> Open(string path, CaseInput input)
    {
        Directory.CreateDirectory(path);
        var report = new FileInfo(Path.Combine(path, ReportName));
        if (report.Exists)
        {
            var there = FormerReport.At(report.FullName);
            return there.DifferenceFrom(input) is { } difference
                ? new FolderClaim<AnalysisFolder>.Refused(
                    $"{path} holds the analysis of another input: {difference}. Choose another folder.")
                : new FolderClaim<AnalysisFolder>.Granted(
                    new AnalysisFolder(path, input, there.IsFinished) { WasFollowed = there.IsOfAFollowedFile });
        }

        if (Directory.EnumerateFileSystemEntries(path)
            .Any(entry => !entry.EndsWith(Unfinished, StringComparison.Ordinal)))
        {
            return new FolderClaim<AnalysisFolder>.Refused(
                $"Expected a new or an empty folder, or an analysis to continue; {path} holds other things.");
        }

        Replace(path, ReportName, AnalysisReport.Unfinished(input));
        return new FolderClaim<AnalysisFolder>.Granted(new AnalysisFolder(path, input, isComplete: false));
    }

    /// <summary>Whose answers a folder holds; null where it does not say.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ModelIdentity? ModelOf(string path) => StoredModel.In(Path.Combine(path, ReportName));

    /// <summary>Returns when the analysis is on disk.</summary>
    /// <exception cref="IOException">It could not be written; what was appended before is kept.</exception>
    public void Append(KeyFrameAnalysis analysis) => _lines.Append(analysis);

    /// <summary>Takes down what a file that was followed has become.</summary>
    /// <param name="sha256">Of its content.</param>
    /// <param name="format">Of its pictures.</param>
    public void Settle(string sha256, VideoFormat format) =>
        _input = _input with { SourceSha256 = sha256, Format = format };

    /// <summary>Writes what is known at the end of a case.</summary>
    /// <param name="outcome">What the run did and found.</param>
    /// <param name="startedAt">When it began.</param>
    /// <param name="endedAt">When it was done.</param>
    /// <exception cref="IOException">A file could not be written; the folder can still be continued.</exception>
    public void Complete(CaseOutcome outcome, DateTimeOffset startedAt, DateTimeOffset endedAt)
    {
        Replace(_path, PhasesName, PhasesCsv.Of(
            _input.CaseId, outcome.BestPath, FrameNumbers.Of(outcome.Footage.Times)));
        Replace(_path, ReportName, AnalysisReport.Ended(_input, outcome, Analyses, startedAt, endedAt));
    }

    /// <summary>Closes the files.</summary>
    public void Dispose() => _lines.Dispose();

    private static void Replace(string folder, string name, string content)
    {
        var path = Path.Combine(folder, name);
        DurableWrite.Replace(path, path + Unfinished, Encoding.UTF8.GetBytes(content));
    }
}
