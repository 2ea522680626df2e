using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Report.Page;
using Surgical.Evaluation.Report.Plots;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Phases;

/// <summary>How long key frames took, and what became of them.</summary>
internal static class LatencySection
{
    public static Section Of(PhaseResults results)
    {
        var frames = results.Videos.SelectMany(video => video.Frames).ToArray();
        var asked = frames.Where(frame => frame.WasAsked).ToArray();
        return asked.Length == 0
            ? new("latency", "Time to an answer", Tag("p", frames.Length == 0
                ? "The predictions are phases alone and say nothing of how long they took."
                : "No key frame was put to the model."))
            : new(
                "latency",
                "Time to an answer",
                Tag(
                    "p",
                    "From the capture of a key frame to what is said of it, waiting in the queue included, on the "
                    + $"machine of the analyses. {Say.Count(asked.Length)} of {Say.Count(frames.Length, "key frame")} "
                    + $"were put to the model, {Say.Count(asked.Count(frame => frame.IsUnread))} of those replies "
                    + $"could not be read or did not come; of {Say.Count(frames.Length - asked.Length)} a gate found "
                    + "that nothing could be judged on them."),
                LatencyFigure.Of(results.KeyFrames.Seconds, "key frame"));
    }
}
