using Surgical.DataSets.Files;
using Surgical.DataSets.Phases;
using Surgical.Evaluation.Phases.Scores;
using Surgical.Evaluation.Phases.Summaries;

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

    /// <summary>
    /// The same for the cases of each value of the column that they are split by, in ordinal order; none without.
    /// </summary>
    internal IReadOnlyList<(string Value, PhaseResults Results)> Groups { get; }

    internal Confusion Confusion { get; }

    internal IReadOnlyList<PhaseHeadline> Headline { get; }

    /// <summary>Of the analyses that the predictions come from; empty where there are none.</summary>
    internal KeyFrameFigures KeyFrames => _keyFrames.Value;

    /// <summary>Samples at which the predictions say Unknown.</summary>
    internal int UnknownSamples => Videos.Sum(video => video.UnknownSamples);

    /// <summary>
    /// What a person should know beside the figures: files left out, rows dropped, cases without a partner.
    /// </summary>
    public IReadOnlyList<string> Remarks =>
    [
        .. Videos.SelectMany(video => video.Remarks),
        .. Unmatched.Truth.Select(key => $"{key}: no prediction, not scored"),
        .. Unmatched.Predicted.Select(key => $"{key}: no truth, not scored"),
        .. Unmatched.Ignored.Select(path => $"{path}: not in the columns of phases, ignored"),
    ];
}
