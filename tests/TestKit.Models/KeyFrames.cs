using Surgical.Analyzer.Findings;

namespace Surgical.TestKit.Models;

/// <summary>Analyses of key frames of a video with 25 frames a second, with only what a test cares about.</summary>
public static class KeyFrames
{
    private const int FramesPerSecond = 25;

    /// <summary>A key frame that was read, of no phase.</summary>
    /// <param name="seconds">In the video.</param>
    /// <param name="flags">Codes; the same may come twice.</param>
    public static KeyFrameAnalysis At(double seconds, params IEnumerable<FlagCode> flags) => new(
        Index: (long)(seconds * FramesPerSecond),
        seconds,
        Status: KeyFrameStatus.Read,
        Reason: null,
        Phase: null,
        TrackedPhase: null,
        Confidence: 0,
        VoteConfidence: null,
        Thinking: null,
        Answer: "Continue.",
        Flags: [.. flags.Select(code => new Flag(code, "why"))],
        Statements: [],
        LatencySeconds: 0.1,
        FrameSha256: new string('a', 64),
        Model: new string('0', 64));
}
