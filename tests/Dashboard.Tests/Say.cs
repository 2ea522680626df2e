using Surgical.Analyzer;
using Surgical.Dashboard.Cases;
using Surgical.Dashboard.Store;

namespace Surgical.Dashboard.Tests;

/// <summary>Events to append, with only what a test cares about.</summary>
internal static class Say
{
    public static EventDraft Started { get; } = new(CaseEventKind.Started);

    public static EventDraft KeyFrame(double seconds, string? tracked = null, double confidence = 1, int flags = 0) =>
        new(CaseEventKind.KeyFrame) { KeyFrame = Analysis(seconds, tracked, confidence, flags) };

    public static KeyFrameAnalysis Analysis(double seconds, string? tracked = null, double confidence = 1, int flags = 0) => new(
        Index: (long)(seconds * 25),
        seconds,
        Status: "read",
        Reason: null,
        Phase: tracked,
        tracked,
        confidence,
        VoteConfidence: null,
        Thinking: null,
        Answer: "Continue.",
        Flags: [.. Enumerable.Repeat(new Flag("safety", "recentre"), flags)],
        Statements: [],
        LatencySeconds: 0.1,
        FrameSha256: new string('a', 64),
        Model: new string('0', 64));
}
