using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart;
using Surgical.Cases.Chart.Moments;
using Surgical.Cases.Store.Tables;
using Surgical.Dashboard.Review;
using Surgical.TestKit;
using Surgical.TestKit.Models;

namespace Surgical.TestKit.Cases;

/// <summary>Cases to enter and events to append, with only what a test cares about.</summary>
public static class Say
{
    public static CaseEvent Started { get; } = new CaseEvent.Started(null);

    public static CaseEvent KeyFrame(double seconds, string? tracked = null, double confidence = 1, int flags = 0) =>
        new CaseEvent.KeyFrame(Analysis(seconds, tracked, confidence, flags));

    public static KeyFrameAnalysis Analysis(
        double seconds, string? tracked = null, double confidence = 1, int flags = 0) =>
        KeyFrames.At(seconds, Enumerable.Repeat(FlagCode.Safety, flags)) with
        {
            Phase = tracked,
            TrackedPhase = tracked,
            Confidence = confidence,
        };

    public static CaseEvent Corrected(long index, string by, string phase = "idle") =>
        new CaseEvent.Corrected(new(index, index / 25.0, CorrectionVerdict.Corrected, phase, by));

    public static Moment Question(double at, string by, string text = "Why?") =>
        new(MomentKind.Question, at, at, by, Text: text);

    /// <summary>A case that came in first, with nothing known of its video.</summary>
    public static CaseRow Case(string id, string name = "first") => new()
    {
        Id = id,
        Name = name,
        IsSample = false,
        CreatedAt = DateTimeOffset.UnixEpoch,
        OriginalSha256 = "",
        OriginalBytes = 1,
    };

    /// <summary>A prepared video of 20 s, 320x240 at 25 frames a second.</summary>
    public static VideoRow Video(string caseId) => new()
    {
        CaseId = caseId,
        Transcoded = false,
        Width = 320,
        Height = 240,
        FramesPerSecond = 25,
        DurationSeconds = 20,
        FrameCount = 500,
    };
}
