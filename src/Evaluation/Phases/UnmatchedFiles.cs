namespace Surgical.Evaluation.Phases;

/// <summary>What was not scored.</summary>
/// <param name="Truth">Keys without a prediction.</param>
/// <param name="Predicted">Keys without a truth.</param>
/// <param name="Ignored">CSV files with other columns.</param>
internal sealed record UnmatchedFiles(
    IReadOnlyList<string> Truth, IReadOnlyList<string> Predicted, IReadOnlyList<string> Ignored);
