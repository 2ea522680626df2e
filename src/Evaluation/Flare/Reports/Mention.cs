namespace Surgical.Evaluation.Flare.Reports;

/// <summary>A finding where a report names it.</summary>
/// <param name="Term">As the lexicon writes it.</param>
/// <param name="Start">Its first character.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Severity">The finding's, times the factor of the first modifier in the neighbourhood.</param>
/// <param name="Uncertainty">0, sure, to 1.</param>
/// <param name="Size">As written; null for none.</param>
/// <param name="Weight">How much the finding counts.</param>
/// <param name="IsNegated">A negation stands shortly before it.</param>
internal sealed record Mention(
    string Term, int Start, int End, double Severity, double Uncertainty, string? Size, double Weight, bool IsNegated);
