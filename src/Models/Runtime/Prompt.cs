namespace Surgical.Models.Runtime;

/// <summary>What the decoder reads before it writes.</summary>
/// <param name="Ids">All tokens, image tokens included.</param>
/// <param name="Features">[image tokens x hidden], of all pictures in order; empty without pictures.</param>
internal sealed record Prompt(IReadOnlyList<int> Ids, float[] Features);
