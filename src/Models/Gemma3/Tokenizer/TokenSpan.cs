namespace Surgical.Models.Gemma3.Tokenizer;

/// <summary>What one token wrote of a text.</summary>
/// <param name="Start">First character (UTF-16) that it helped to write.</param>
/// <param name="Length">Characters that it completed; 0 for a token that shows nothing yet, or at all.</param>
public readonly record struct TokenSpan(int Start, int Length);
