using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Guidance;
using Surgical.Analyzer.Tests.Guidance;
using Surgical.Capture;
using Surgical.Models.Contract;

namespace Surgical.Analyzer.Tests;

/// <summary>Key frames for tests: sharp, well lit, and read unless said otherwise.</summary>
internal static class Facts
{
    public static FrameQuality Sharp { get; } = new(0.5, 40);

    public static FrameQuality Soft { get; } = new(0.5, 3.5);

    public static KeyFrameFacts Of(double seconds, string text, FrameQuality? quality = null)
    {
        var reply = OddReplies.Reply(text);
        return Of(seconds, GuidanceParser.Parse(reply), reply, quality);
    }

    public static KeyFrameFacts Of(
        double seconds, Analysis analysis, ModelReply? reply = null, FrameQuality? quality = null) =>
        new(
            (long)(seconds * 25),
            TimeSpan.FromSeconds(seconds),
            analysis,
            reply,
            quality ?? Sharp,
            TimeSpan.FromSeconds(0.3),
            "frame",
            "model",
            "profile");

    public static string Text(string thinking, string answer = "Go on slowly.") =>
        $"Thinking Process:\n{thinking}\n\nFinal Answer:\n{answer}";

    public static string Phase(string name) => Text($"The frame shows the {name} phase.");
}
