using Surgical.Models.Contract;

namespace Surgical.Evaluation.Runs.Questions;

/// <summary>A line of answers.jsonl: what a model replied to one question.</summary>
/// <param name="Place">Where the question stands in its file: "row 7".</param>
/// <param name="Reply">All of it.</param>
/// <param name="Answer">
/// What is scored: the reply without the blanks around it, or what the profile takes out of it.
/// </param>
/// <param name="End">Whether the model ended it.</param>
/// <param name="Seconds">That it took.</param>
/// <param name="Confidence">Geometric mean of its tokens' probabilities; null where they are not known.</param>
/// <param name="Model">Digest of the model.</param>
internal sealed record FlareReply(
    string Place, string Reply, string Answer, ReplyEnd End, double Seconds, double? Confidence, string Model);
