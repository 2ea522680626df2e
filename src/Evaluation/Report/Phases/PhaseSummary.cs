using System.Globalization;
using System.Text;
using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Phases.Summaries;

namespace Surgical.Evaluation.Report.Phases;

/// <summary>What somebody wants to see at the end of an evaluation, as plain text.</summary>
internal static class PhaseSummary
{
    private const int Worst = 3;

    /// <summary>Strict figures, as in the table above them.</summary>
    private const int ShownOfGroups = 5;

    public static string Of(PhaseResults results)
    {
        var trainedOn = results.Videos.Count(video => video.WasTrainedOn);
        var text = new StringBuilder()
            .Append(
                CultureInfo.InvariantCulture, $"{results.Videos.Count} cases, {results.Confusion.Samples} samples at ")
            .Append(
                CultureInfo.InvariantCulture,
                $"{results.Options.FramesPerSecond} a second, {results.UnknownSamples} predicted Unknown\n")
            .Append(
                CultureInfo.InvariantCulture,
                $"The public cataract checkpoint was trained on {trainedOn} of the cases.\n\n")
            .Append(CultureInfo.InvariantCulture, $"{"Figure",-36}{"value",8}   95 % over cases\n");
        foreach (var figure in results.Headline)
        {
            text.Append(CultureInfo.InvariantCulture, $"{figure.Name,-36}{figure.Value,8:0.000}   ")
                .Append(Interval(figure))
                .Append('\n');
        }

        foreach (var (value, group) in results.Groups)
        {
            text.Append(
                CultureInfo.InvariantCulture, $"\n{results.Options.SplitBy} {value}, {group.Videos.Count} cases")
                .AppendJoin("", group.Headline.Take(ShownOfGroups).Select(figure =>
                    string.Create(CultureInfo.InvariantCulture, $"; {figure.Name} {figure.Value:0.000}")));
        }

        text.Append(results.Groups.Count > 0 ? "\n" : "");
        var worst = results.Videos.Where(video => video.Score.Strict.Accuracy < 1)
            .OrderBy(video => video.Score.Strict.Accuracy)
            .Take(Worst)
            .Select(
                video => string.Create(CultureInfo.InvariantCulture, $"{video.Id} {video.Score.Strict.Accuracy:0.000}"))
            .ToArray();
        return text
            .Append("\nLowest accuracy: ")
            .Append(worst.Length == 0 ? "none, every sample is right" : string.Join(", ", worst))
            .Append("\nSample-wise figures are fractions; edit score, F1@k and the challenge code's are percent.\n")
            .ToString();
    }

    private static string Interval(PhaseHeadline figure) => double.IsNaN(figure.Interval.Low)
        ? "not with one case"
        : string.Create(CultureInfo.InvariantCulture, $"{figure.Interval.Low:0.000} to {figure.Interval.High:0.000}");
}
