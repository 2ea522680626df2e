namespace Surgical.Evaluation.Replies;

/// <summary>
/// A question that could not be asked: its picture is missing or broken, or it is too long for the model.
/// </summary>
/// <param name="Place">Where it stands in its file.</param>
/// <param name="Reason">In words, for people.</param>
public sealed record Unanswered(string Place, string Reason)
{
    /// <summary>It is its picture that is missing or broken.</summary>
    public bool LacksPicture { get; init; }
}
