using System.Globalization;
using System.Text;
using Surgical.Evaluation.Corrections;

namespace Surgical.Evaluation.Report.Corrections;

/// <summary>What the figures of corrected frames are, in words.</summary>
internal static class CorrectionWords
{
    /// <summary>What a reader must know beside any of the figures.</summary>
    public const string Warning =
        "Chosen frames, not a sample: instructors correct what looked wrong. The figures say nothing about other "
        + "frames, and have no intervals.";

    /// <summary>What the frames are, in words.</summary>
    public static IReadOnlyList<string> Counts(CorrectionResults results) =>
    [
        string.Create(
            CultureInfo.InvariantCulture,
            $"{results.Judged.Count} key frames of {CorrectionResults.Cases(results.Judged).Count()} cases "
            + $"with a phase by an instructor"),
        string.Create(
            CultureInfo.InvariantCulture,
            $"replies confirmed as they are: {CorrectionResults.Confirmed(results.Judged)}, "
            + $"corrected: {results.Judged.Count - CorrectionResults.Confirmed(results.Judged)}"),
        Figure(
            "frames on which the model named no phase, counted as wrong",
            results.Judged.Count(vote => vote.Vote is null)),
        Figure(
            "frames from which the instructor could not say either, left out",
            results.Votes.Count - results.Judged.Count),
        Figure(
            "cases that the public cataract checkpoint was trained on, as far as their names tell",
            CorrectionResults.TrainedOn(results.Judged)),
    ];

    /// <summary>The main figures as plain text.</summary>
    public static string Summary(CorrectionResults results)
    {
        var text = new StringBuilder().AppendJoin('\n', Counts(results)).Append("\n\n")
            .Append(CultureInfo.InvariantCulture, $"{"Model",-24}{"frames",8}{"right",8}{"accuracy",10}\n");
        foreach (var (name, votes) in results.Parts())
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{name,-24}{votes.Count,8}{CorrectionResults.Right(votes),8}"
                + $"{CorrectionResults.Accuracy(votes),10:0.000}\n");
        }

        return text.Append('\n').Append(Warning).Append('\n').ToString();
    }

    private static string Figure(string name, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}: {count}");
}
