using Surgical.Evaluation.Figures;

namespace Surgical.Evaluation.Phases.Scores;

/// <summary>How much longer a phase was predicted than it took, summed over a video, in seconds.</summary>
/// <param name="Mean">Over the videos whose truth has the phase; positive when predicted too long; NaN of none.</param>
/// <param name="MeanAbsolute">The same without the sign.</param>
/// <param name="Videos">How many videos that are.</param>
internal sealed record DurationError(double Mean, double MeanAbsolute, int Videos)
{
    public static DurationError Of(IReadOnlyList<FrameScore> videos, int label, double framesPerSecond)
    {
        double[] errors =
        [
            .. videos.Where(video => video.Support[label] > 0)
                .Select(video => (video.Predicted[label] - video.Support[label]) / framesPerSecond),
        ];
        return new(Averages.Mean(errors), Averages.Mean([.. errors.Select(Math.Abs)]), errors.Length);
    }
}
