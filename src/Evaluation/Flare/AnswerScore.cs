using System.Runtime.InteropServices;
using Surgical.Evaluation.Flare.Boxes;
using Surgical.Evaluation.Flare.Reports;

namespace Surgical.Evaluation.Flare;

/// <summary>What one answer adds to the primary figure of its task.</summary>
/// <param name="Value">
/// The figure of this answer alone: 1 or 0, F1, absolute error, GREEN; NaN where the year's rules leave it out or there is
/// nothing to find.
/// </param>
/// <param name="Counts">Of boxes, which are pooled; null for other tasks.</param>
/// <param name="Truth">The right class as it is compared; null for other tasks.</param>
/// <param name="Said">The class that was said; null for other tasks.</param>
internal sealed record AnswerScore(double Value, MatchCounts? Counts, string? Truth, string? Said)
{
    private const double Common = 0.5;
    private const double Medical = 0.3;

    /// <summary>Of a class.</summary>
    public bool IsRight => Value == 1;

    public static AnswerScore Of(FlareTask task, FlareAnswer answer, FlareMode mode, ReportLexicon lexicon) => task switch
    {
        FlareTask.Classification => OfClass(answer, mode),
        FlareTask.MultiLabel => OfValue(MultiLabelOf(answer, mode)),
        FlareTask.Counting or FlareTask.Regression => OfValue(ErrorOf(task, answer, mode)),
        FlareTask.Report => OfValue(GreenScore.Of(ReportOf(answer, mode), answer.ReferenceText, lexicon).Overall),
        FlareTask.InstanceDetection => OfCounts(InstanceScore.Of(
            [BoxAnswer25.ParseInstances(answer.PredictionText)],
            [BoxAnswer25.ParseInstances(answer.ReferenceText)]).At(Medical)),
        _ => OfCounts(DetectionOf(answer, mode).At(Common)),
    };

    /// <summary>The task's primary figure over the answers of some cases; a case may come several times.</summary>
    public static double Pooled(FlareTask task, IReadOnlyList<AnswerScore[]> cases) => task switch
    {
        FlareTask.Classification => BalancedAccuracy(cases),
        FlareTask.Detection or FlareTask.InstanceDetection =>
            cases.SelectMany(one => one).Aggregate(MatchCounts.None, (sum, answer) => sum + answer.Counts!).F1,
        _ => MeanOfDefined(cases),
    };

    /// <remarks>Loops here and below, because the bootstrap comes here thousands of times.</remarks>
    private static double BalancedAccuracy(IReadOnlyList<AnswerScore[]> cases)
    {
        var classes = new Dictionary<string, (double Right, int All)>();
        foreach (var answers in cases)
        {
            foreach (var answer in answers)
            {
                ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(classes, answer.Truth!, out _);
                counts = (counts.Right + answer.Value, counts.All + 1);
            }
        }

        return Averages.Mean([.. classes.Values.Select(counts => counts.Right / counts.All)]);
    }

    private static double MeanOfDefined(IReadOnlyList<AnswerScore[]> cases)
    {
        var (sum, defined) = (0.0, 0);
        foreach (var answers in cases)
        {
            foreach (var answer in answers)
            {
                (sum, defined) = double.IsNaN(answer.Value) ? (sum, defined) : (sum + answer.Value, defined + 1);
            }
        }

        return sum / defined;
    }

    private static AnswerScore OfValue(double value) => new(value, null, null, null);

    private static AnswerScore OfCounts(MatchCounts counts) =>
        new(counts == MatchCounts.None ? double.NaN : counts.F1, counts, null, null);

    private static AnswerScore OfClass(FlareAnswer answer, FlareMode mode)
    {
        var (truth, said) = mode == FlareMode.Flare25
            ? (ClassAnswer.Normalise25(answer.ReferenceText),
                ClassAnswer.Normalise25(ClassAnswer.Parse25(answer.PredictionText)))
            : (NormalText.Of(NormalText.Of(answer.Reference)), NormalText.Of(NormalText.Of(answer.Prediction)));
        return new(truth == said ? 1 : 0, null, truth, said);
    }

    private static double MultiLabelOf(FlareAnswer answer, FlareMode mode)
    {
        var score = mode == FlareMode.Flare25
            ? MultiLabelScore.Of(
                [LabelAnswer.Parse25(answer.PredictionText)], [LabelAnswer.Parse25(answer.ReferenceText)], mode)
            : MultiLabelScore.Of([LabelAnswer.Parse26(answer.Prediction)], [LabelAnswer.Parse26(answer.Reference)], mode);
        return score.ValidSamples == 0 ? double.NaN : score.F1;
    }

    private static double ErrorOf(FlareTask task, FlareAnswer answer, FlareMode mode)
    {
        var is25 = mode == FlareMode.Flare25;
        var right = NumberAnswer.Parse26(answer.Reference) ?? double.NaN;
        var said = !is25 ? NumberAnswer.Parse26(answer.Prediction) ?? 0
            : task == FlareTask.Counting ? CountAnswer.Parse25(answer.PredictionText)
            : NumberAnswer.Parse25(answer.PredictionText);
        return Math.Abs((said ?? double.NaN) - (is25 && task == FlareTask.Counting ? Math.Truncate(right) : right));
    }

    private static string ReportOf(FlareAnswer answer, FlareMode mode) =>
        mode == FlareMode.Flare25 ? ReplyText.Clean(answer.PredictionText).Trim() : answer.PredictionText;

    private static DetectionScore DetectionOf(FlareAnswer answer, FlareMode mode) => mode == FlareMode.Flare25
        ? DetectionScore.Of2025([BoxAnswer25.Parse(answer.PredictionText)], [BoxAnswer25.Parse(answer.ReferenceText)])
        : DetectionScore.Of2026([BoxAnswer26.Parse(answer.Prediction)], [BoxAnswer26.Parse(answer.Reference) ?? []]);
}
