namespace Surgical.Evaluation.Runs.Questions;

/// <summary>One question of a run is done.</summary>
/// <param name="Done">Questions done, those of an earlier run included.</param>
/// <param name="Total">Questions in all.</param>
/// <param name="Place">Where the question stands in its file.</param>
/// <param name="Spent">How long it took; null where it was done before or could not be asked.</param>
/// <param name="Problem">Why it could not be asked, in words; null where it was.</param>
public sealed record RunStep(int Done, int Total, string Place, TimeSpan? Spent, string? Problem);
