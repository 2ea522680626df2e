using Surgical.DataSets.Flare;
using Surgical.DataSets.Phases;
using Surgical.Evaluation.Flare.Answers;
using Surgical.Evaluation.Flare.Rules;

namespace Surgical.Evaluation.Flare.Scores;

/// <summary>A question with its answers and what they are worth.</summary>
/// <param name="Row">The question.</param>
/// <param name="Task">What it asks for.</param>
/// <param name="Answer">The right answer beside the model's.</param>
/// <param name="Score">What the model's is worth.</param>
/// <param name="Case">What it belongs to; questions of one case are not independent.</param>
internal sealed record ScoredQuestion(FlareRow Row, FlareTask Task, FlareAnswer Answer, AnswerScore Score, string Case)
{
    /// <summary>The smaller the figure, the better.</summary>
    public static bool IsError(FlareTask task) => task is FlareTask.Counting or FlareTask.Regression;

    /// <summary>
    /// Nothing is wrong with it: its figure is the best that there is, or it says what the right answer says, which not
    /// even GREEN gives its full mark. A number that was not said is not right, even where it counts as 0 and 0 is the
    /// right one.
    /// </summary>
    public bool IsRight => IsError(Task)
        ? Score is AnswerScore.Number { Said: not null, Value: 0 }
        : Score.Value == 1 || FindsNothing
            || NormalText.Of(Answer.PredictionText) == NormalText.Of(Answer.ReferenceText);

    /// <summary>The rules do not count it.</summary>
    public bool IsLeftOut => double.IsNaN(Score.Value) && !FindsNothing;

    /// <summary>The public cataract checkpoint was trained on the case that its picture's name says.</summary>
    public bool WasTrainedOn => Cataract1K.WasTrainedOn(Row.Image);

    /// <summary>The row alone, "row 7", as answers.jsonl names it.</summary>
    public string Place => Row.InFile;

    /// <summary>There is no box, and none was said.</summary>
    private bool FindsNothing => Score is AnswerScore.Matches && double.IsNaN(Score.Value);
}
