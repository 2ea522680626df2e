using Surgical.Evaluation.Data;

namespace Surgical.Evaluation.Flare;

/// <summary>A question with its answers and what they are worth.</summary>
/// <param name="Row">The question.</param>
/// <param name="Task">What it asks for.</param>
/// <param name="Answer">The right answer beside the model's.</param>
/// <param name="Score">What the model's is worth.</param>
internal sealed record ScoredQuestion(FlareRow Row, FlareTask Task, FlareAnswer Answer, AnswerScore Score)
{
    /// <summary>The smaller the figure, the better.</summary>
    public static bool IsError(FlareTask task) => task is FlareTask.Counting or FlareTask.Regression;

    /// <summary>The row alone, "row 7", as answers.jsonl names it.</summary>
    public string Place => Row.Place[(Row.Place.LastIndexOf(", ", StringComparison.Ordinal) + 2)..];

    /// <summary>The interval of a task's primary figure, over questions.</summary>
    /// <param name="task">The task with all its questions.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    public static Confidence Interval(IGrouping<FlareTask, ScoredQuestion> task, int seed) => Confidence.Of(
        [.. task.Select(question => question.Score)], drawn => [AnswerScore.Pooled(task.Key, drawn)], seed)[0];
}
