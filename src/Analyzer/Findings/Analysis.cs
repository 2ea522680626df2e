using Surgical.Analyzer.Guidance;
using Surgical.Analyzer.Phases;
using Surgical.Capture;

namespace Surgical.Analyzer.Findings;

/// <summary>What became of one key frame.</summary>
public abstract record Analysis
{
    private Analysis()
    {
    }

    /// <summary>The model answered in the form we asked for.</summary>
    public sealed record Read(SurgicalGuidance Guidance) : Analysis;

    /// <summary>The model was asked for nothing but how probable each phase's name is.</summary>
    public sealed record Scored(PhaseShares Shares) : Analysis;

    /// <summary>The model answered, but not in a form we can stand behind.</summary>
    public sealed record Unreadable(UnreadableReason Reason) : Analysis;

    /// <summary>The model cannot answer about this frame; it may about the next.</summary>
    /// <param name="Why">In the words of the model or its server.</param>
    public sealed record Unanswered(string Why) : Analysis;

    /// <summary>The model did not answer in time.</summary>
    public sealed record TimedOut(TimeSpan After) : Analysis;

    /// <summary>A gate closed: the frame cannot be judged, and the model was not asked.</summary>
    public sealed record NotAsked(Unjudgeable Reason) : Analysis;
}

/// <summary>Why a reply could not be read.</summary>
public enum UnreadableReason
{
    /// <summary>No Final Answer, or an empty one.</summary>
    NoAnswer,

    /// <summary>The token limit came first.</summary>
    CutOff,

    /// <summary>Two different Final Answers.</summary>
    Ambiguous,
}
