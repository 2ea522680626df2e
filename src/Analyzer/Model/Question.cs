namespace Surgical.Analyzer.Model;

/// <summary>One question: pictures first, then text, as the checkpoints were trained.</summary>
/// <param name="Pictures">What the model looks at, before the text.</param>
/// <param name="Text">The user's text.</param>
/// <param name="System">Text put in front of the user's turn; null for none.</param>
/// <param name="MaxTokens">Tokens after which a reply counts as cut off.</param>
public sealed record Question(IReadOnlyList<ModelPicture> Pictures, string Text, string? System, int MaxTokens);
