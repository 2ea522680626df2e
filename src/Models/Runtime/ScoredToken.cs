namespace Surgical.Models.Runtime;

/// <summary>A token that the model wrote.</summary>
/// <param name="Id">In the vocabulary.</param>
/// <param name="LogProbability">Natural logarithm of the probability that the model gave it.</param>
internal readonly record struct ScoredToken(int Id, double LogProbability);
