using Surgical.DataSets.Files;
using Surgical.DataSets.Phases;
using Surgical.Evaluation.Phases.Scores;
using Surgical.Evaluation.Phases.Summaries;
using Surgical.Evaluation.Report.Files;
using Surgical.Evaluation.Report.Phases;
using Surgical.Evaluation.Report.Phases.Worst;

namespace Surgical.Evaluation.Phases;

/// <summary>What an evaluation of phases found.</summary>
public sealed class PhaseResults
{
    private readonly Lazy<KeyFrameFigures> _keyFrames;

    internal PhaseResults(
        string truth,
        string predicted,
        PhaseEvaluationOptions options,
        IReadOnlyList<VideoResult> videos,
        UnmatchedFiles unmatched,
        Grouping? grouping)
    {
        (Truth, Predicted, Options, Videos, Unmatched) = (truth, predicted, options, videos, unmatched);
        Groups = grouping is null
            ? []
            : [.. grouping.Split(videos, video => CaseTable.KeyOf(video.Id)).Select(part =>
                (part.Value, new PhaseResults(truth, predicted, options, part.Members, unmatched, grouping: null)))];
        Scores = [.. videos.Select(video => video.Score)];
        Confusion = Confusion.Of(videos.Select(video => video.Timeline), PhaseSampling.Classes);
        Headline = PhaseHeadline.Of(Scores, options.Seed);
        _keyFrames = new(() => KeyFrameFigures.Of(videos, options.Seed));
    }

    internal string Truth { get; }

    internal string Predicted { get; }

    internal PhaseEvaluationOptions Options { get; }

    internal IReadOnlyList<VideoResult> Videos { get; }

    internal IReadOnlyList<VideoScore> Scores { get; }

    internal UnmatchedFiles Unmatched { get; }

    /// <summary>The same for the cases of each value of the column that they are split by, in ordinal order; none without.</summary>
    internal IReadOnlyList<(string Value, PhaseResults Results)> Groups { get; }

    internal Confusion Confusion { get; }

    internal IReadOnlyList<PhaseHeadline> Headline { get; }

    /// <summary>Of the analyses that the predictions come from; empty where there are none.</summary>
    internal KeyFrameFigures KeyFrames => _keyFrames.Value;

    /// <summary>Samples at which the predictions say Unknown.</summary>
    internal int UnknownSamples => Videos.Sum(video => video.UnknownSamples);

    /// <summary>What a person should know beside the figures: files left out, rows dropped, cases without a partner.</summary>
    public IReadOnlyList<string> Remarks =>
    [
        .. Videos.SelectMany(video => video.Remarks),
        .. Unmatched.Truth.Select(key => $"{key}: no prediction, not scored"),
        .. Unmatched.Predicted.Select(key => $"{key}: no truth, not scored"),
        .. Unmatched.Ignored.Select(path => $"{path}: not in the columns of phases, ignored"),
    ];

    /// <summary>The main figures as plain text.</summary>
    public string Summary() => PhaseSummary.Of(this);

    /// <summary>
    /// Writes report.html, one page for people, results.json, videos.csv, per-phase.csv and confusion.csv; files of that name
    /// are replaced.
    /// </summary>
    /// <param name="folder">Made where it is missing.</param>
    /// <param name="cancellationToken">Stops looking for videos and pictures; nothing is written then.</param>
    /// <exception cref="IOException">There is no room; the older files are left as they are.</exception>
    public async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var page = PhaseReport.Of(this, await WorstCases.OfAsync(this, cancellationToken));
        ResultFiles.Write(
            folder, [("results.json", PhaseResultsJson.Of(this)), ("report.html", page), .. PhaseTables.Of(this)]);
    }
}

/// <summary>One video.</summary>
/// <param name="Id">Key of its files.</param>
/// <param name="WasTrainedOn">The public cataract checkpoint was trained on frames of it.</param>
/// <param name="Timeline">Sample by sample.</param>
/// <param name="Score">All figures.</param>
/// <param name="Remarks">What was dropped from its files.</param>
/// <param name="Analysis">What the prediction was made from; null where only its phases are known.</param>
/// <param name="Frames">The key frames of the analysis that can be judged.</param>
internal sealed record VideoResult(
    string Id,
    bool WasTrainedOn,
    PhaseTimeline Timeline,
    VideoScore Score,
    IReadOnlyList<string> Remarks,
    AnalysisRun? Analysis,
    IReadOnlyList<JudgedFrame> Frames)
{
    /// <summary>Samples at which the prediction says Unknown.</summary>
    public int UnknownSamples => Timeline.Predicted.Count(label => label == PhaseTimeline.Unknown);
}

/// <summary>What was not scored.</summary>
/// <param name="Truth">Keys without a prediction.</param>
/// <param name="Predicted">Keys without a truth.</param>
/// <param name="Ignored">CSV files with other columns.</param>
internal sealed record UnmatchedFiles(
    IReadOnlyList<string> Truth, IReadOnlyList<string> Predicted, IReadOnlyList<string> Ignored);
