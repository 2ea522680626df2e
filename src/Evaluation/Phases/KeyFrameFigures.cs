using Surgical.Evaluation.Figures;

namespace Surgical.Evaluation.Phases;

/// <summary>
/// What the analyses behind predicted phases say of themselves: how sure they were, and how long it took.
/// </summary>
/// <param name="Tracker">Whether the tracker's phase can be believed.</param>
/// <param name="Vote">Whether the model's own vote can.</param>
/// <param name="Seconds">
/// From the capture of a key frame to what is said of it, of those that the model was asked about.
/// </param>
internal sealed record KeyFrameFigures(
    PartedCalibration Tracker, PartedCalibration Vote, IReadOnlyList<double> Seconds)
{
    public static KeyFrameFigures Of(IReadOnlyList<VideoResult> videos, int seed)
    {
        (string Id, JudgedFrame Frame)[] frames =
            [.. videos.SelectMany(video => video.Frames, (video, frame) => (video.Id, frame))];
        return new(
            PartedCalibration.Of(
                frames, frame => (frame.Frame.Confidence, frame.TrackerIsRight), seed),
            PartedCalibration.Of(
                frames, frame => (frame.Frame.VoteConfidence, frame.VoteIsRight), seed),
            [.. frames.Where(one => one.Frame.WasAsked).Select(one => one.Frame.Frame.LatencySeconds)]);
    }
}
