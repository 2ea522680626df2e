using Surgical.DataSets.Boxes;
using Surgical.DataSets.Flare;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Flare.Answers;
using Surgical.Evaluation.Flare.Boxes;
using Surgical.Evaluation.Flare.Reports;
using Surgical.Evaluation.Flare.Rules;

namespace Surgical.Evaluation.Flare.Scores;

/// <summary>
/// One answer as the year's rules read it, and what it is worth; all figures of a task are made of these.
/// </summary>
internal abstract record AnswerScore
{
    private const double Common = 0.5;
    private const double Medical = 0.3;

    private AnswerScore(double value) => Value = value;

    /// <summary>
    /// The primary figure of this answer alone: 1 or 0, F1, absolute error, GREEN; NaN where the rules leave it out or
    /// there is nothing to find.
    /// </summary>
    public double Value { get; }

    /// <exception cref="EvaluationException">The right answer cannot be read.</exception>
    public static AnswerScore Of(FlareTask task, FlareAnswer answer, FlareMode mode, ReportLexicon lexicon) =>
        task switch
        {
            FlareTask.Classification => OfClass(answer, mode),
            FlareTask.MultiLabel => OfLabels(answer, mode),
            FlareTask.Counting or FlareTask.Regression => OfNumber(task, answer, mode),
            FlareTask.Report => OfReport(answer, mode, lexicon),
            FlareTask.InstanceDetection => OfInstances(answer),
            _ => OfBoxes(answer, mode),
        };

    /// <summary>Checks that the right answer can be read.</summary>
    /// <exception cref="EvaluationException">It cannot.</exception>
    public static void RequireReadable(FlareTask task, FlareAnswer answer, FlareMode mode)
    {
        if (task is FlareTask.Counting or FlareTask.Regression)
        {
            RightNumber(answer);
        }
        else if (task == FlareTask.Detection && mode == FlareMode.Flare26)
        {
            RightBoxes(answer);
        }
    }

    private static Class OfClass(FlareAnswer answer, FlareMode mode) => mode == FlareMode.Flare25
        ? new(
            ClassAnswer.Normalise25(answer.ReferenceText),
            ClassAnswer.Normalise25(ClassAnswer.Parse25(answer.PredictionText)))
        : new(NormalText.Of(NormalText.Of(answer.Reference)), NormalText.Of(NormalText.Of(answer.Prediction)));

    private static Labels OfLabels(FlareAnswer answer, FlareMode mode) => mode == FlareMode.Flare25
        ? OfLabels(LabelAnswer.Parse25(answer.PredictionText), LabelAnswer.Parse25(answer.ReferenceText), mode)
        : OfLabels(LabelAnswer.Parse26(answer.Prediction), LabelAnswer.Parse26(answer.Reference), mode);

    private static Labels OfLabels(IEnumerable<string> said, IEnumerable<string> right, FlareMode mode)
    {
        var alone = MultiLabelScore.Of([said], [right], mode);
        return new(said, right, alone.ValidSamples == 0 ? double.NaN : alone.F1);
    }

    private static Number OfNumber(FlareTask task, FlareAnswer answer, FlareMode mode)
    {
        var right = RightNumber(answer);
        return (mode, task) switch
        {
            (FlareMode.Flare26, _) => Of(NumberAnswer.Parse26(answer.Prediction), right, unread: 0),
            (_, FlareTask.Counting) =>
                Of(CountAnswer.Parse25(answer.PredictionText), Math.Truncate(right), unread: double.NaN),
            _ => Of(NumberAnswer.Parse25(answer.PredictionText), right, unread: double.NaN),
        };

        static Number Of(double? said, double right, double unread) =>
            new(said, right, Math.Abs((said ?? unread) - right));
    }

    private static Report OfReport(FlareAnswer answer, FlareMode mode, ReportLexicon lexicon) => new(ReportAnswer.Of(
        mode == FlareMode.Flare25 ? ReplyText.Clean(answer.PredictionText).Trim() : answer.PredictionText,
        answer.ReferenceText,
        lexicon));

    private static Instances OfInstances(FlareAnswer answer)
    {
        var alone = InstanceScore.Of(
            [BoxAnswer25.ParseInstances(answer.PredictionText)], [BoxAnswer25.ParseInstances(answer.ReferenceText)]);
        return new(alone, alone.At(Medical));
    }

    private static Boxes OfBoxes(FlareAnswer answer, FlareMode mode)
    {
        var alone = mode == FlareMode.Flare25
            ? DetectionScore.Of2025(
                [BoxAnswer25.Parse(answer.PredictionText)], [BoxAnswer25.Parse(answer.ReferenceText)])
            : DetectionScore.Of2026([BoxAnswer26.Parse(answer.Prediction)], [RightBoxes(answer)]);
        return new(alone, alone.At(Common));
    }

    private static double RightNumber(FlareAnswer answer) =>
        NumberAnswer.Parse26(answer.Reference) is { } number && double.IsFinite(number)
            ? number
            : throw new EvaluationException(
                $"{answer.Place}: expected a number as Answer, got '{answer.ReferenceText}'.");

    private static IReadOnlyList<Box> RightBoxes(FlareAnswer answer) => BoxAnswer26.Parse(answer.Reference)
        ?? throw new EvaluationException($"{answer.Place}: expected boxes as Answer, got '{answer.ReferenceText}'.");

    /// <summary>A class.</summary>
    /// <param name="Truth">The right one as it is compared.</param>
    /// <param name="Said">The one that was said.</param>
    public sealed record Class(string Truth, string Said) : AnswerScore(Truth == Said ? 1 : 0);

    /// <summary>A set of labels; its value is F1.</summary>
    public sealed record Labels(IEnumerable<string> Said, IEnumerable<string> Right, double F1) : AnswerScore(F1);

    /// <summary>A count or another number; null where none was said.</summary>
    public sealed record Number(double? Said, double Right, double Error) : AnswerScore(Error);

    /// <summary>A report.</summary>
    public sealed record Report(ReportAnswer Answer) : AnswerScore(Answer.Green.Overall);

    /// <summary>Boxes: all figures of this picture alone, and the counts of the primary one.</summary>
    public sealed record Boxes(DetectionScore Score, MatchCounts Counts) : Matches(Counts);

    /// <summary>Boxes under identities, likewise.</summary>
    public sealed record Instances(InstanceScore Score, MatchCounts Counts) : Matches(Counts);

    /// <summary>What is counted, and pooled over pictures.</summary>
    public abstract record Matches(MatchCounts Counts)
        : AnswerScore(Counts == MatchCounts.None ? double.NaN : Counts.F1);
}
