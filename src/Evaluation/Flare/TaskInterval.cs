namespace Surgical.Evaluation.Flare;

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
            IsTheirFigure(task.Value, AnswerScore.Pooled(task.Task, cases))
                ? Confidence.Of(cases, drawn => [AnswerScore.Pooled(task.Task, drawn)], seed)[0]
                : Confidence.None,
            cases.Length);
    }

    /// <summary>Sums in another order differ in their last bits.</summary>
    private static bool IsTheirFigure(double value, double pooled) =>
        value.Equals(pooled) || Math.Abs(value - pooled) <= 1e-9 * Math.Max(1, Math.Abs(value));
}
