using Surgical.Analyzer.Phases;

namespace Surgical.Analyzer.Guidance;

/// <summary>A reply that could be read: its two parts and the phase it names.</summary>
/// <param name="Thinking">The "Thinking Process"; null when the reply has none.</param>
/// <param name="Answer">The "Final Answer", never empty.</param>
/// <param name="Vote">The phase that the thinking names; null when it names none, or more than one.</param>
public sealed record SurgicalGuidance(string? Thinking, string Answer, PhaseVote? Vote);

/// <summary>The phase a reply names, and the words that name it.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Start">First character of the naming words in the reply's text.</param>
/// <param name="Length">Characters of the naming words.</param>
public sealed record PhaseVote(SurgicalPhase Phase, int Start, int Length);
