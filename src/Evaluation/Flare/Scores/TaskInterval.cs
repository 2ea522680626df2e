using System.Runtime.InteropServices;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Flare.Rules;

namespace Surgical.Evaluation.Flare.Scores;

/// <summary>How much a task's primary figure would differ with other cases.</summary>
/// <param name="Interval">95 %; none where the figure is a slip of the rules and not made of its answers.</param>
/// <param name="Cases">What was resampled: pictures, or what the user named.</param>
internal sealed record TaskInterval(Confidence Interval, int Cases)
{
    /// <param name="task">The task's figures.</param>
    /// <param name="questions">All its questions.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    public static TaskInterval Of(TaskScore task, IEnumerable<ScoredQuestion> questions, int seed)
    {
        AnswerScore[][] cases = [.. questions.GroupBy(one => one.Case, one => one.Score).Select(one => one.ToArray())];
        return new(
            IsTheirFigure(task.Value, Pooled(task.Task, cases))
                ? Confidence.Of(cases, drawn => [Pooled(task.Task, drawn)], seed)[0]
                : Confidence.None,
            cases.Length);
    }

    /// <summary>The task's primary figure over the answers of some cases; a case may come several times.</summary>
    public static double Pooled(FlareTask task, IReadOnlyList<AnswerScore[]> cases) => task switch
    {
        FlareTask.Classification => BalancedAccuracy(cases),
        FlareTask.Detection or FlareTask.InstanceDetection => Counted(cases).F1,
        _ => MeanOfDefined(cases),
    };

    /// <remarks>Loops here and below, because the bootstrap comes here thousands of times.</remarks>
    private static MatchCounts Counted(IReadOnlyList<AnswerScore[]> cases)
    {
        var (hits, wrong, missed) = (0, 0, 0);
        foreach (var answers in cases)
        {
            foreach (var answer in answers)
            {
                var counts = ((AnswerScore.Matches)answer).Counts;
                hits += counts.TruePositives;
                wrong += counts.FalsePositives;
                missed += counts.FalseNegatives;
            }
        }

        return new(hits, wrong, missed);
    }

    private static double BalancedAccuracy(IReadOnlyList<AnswerScore[]> cases)
    {
        var classes = new Dictionary<string, (double Right, int All)>();
        foreach (var answers in cases)
        {
            foreach (var answer in answers)
            {
                ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(
                    classes, ((AnswerScore.Class)answer).Truth, out _);
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

    /// <summary>Sums in another order differ in their last bits.</summary>
    private static bool IsTheirFigure(double value, double pooled) =>
        value.Equals(pooled) || Math.Abs(value - pooled) <= 1e-9 * Math.Max(1, Math.Abs(value));
}
