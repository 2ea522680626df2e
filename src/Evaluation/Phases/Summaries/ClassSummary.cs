using Surgical.Evaluation.Figures;

namespace Surgical.Evaluation.Phases.Summaries;

/// <summary>One figure over videos and classes, averaged in both orders; what is NaN in a video is left out.</summary>
/// <param name="PerPhase">By class: mean over the videos in which it is defined.</param>
/// <param name="MeanOverPhases">Mean of <paramref name="PerPhase"/>.</param>
/// <param name="DeviationOverPhases">Its standard deviation, N - 1.</param>
/// <param name="VideoMacroMean">Mean over videos of each video's mean over classes.</param>
internal sealed record ClassSummary(
    IReadOnlyList<double> PerPhase, double MeanOverPhases, double DeviationOverPhases, double VideoMacroMean)
{
    /// <param name="videos">By video, by class; NaN where it is not defined. At least one video.</param>
    /// <remarks>Loops, because the bootstrap comes here thousands of times.</remarks>
    public static ClassSummary Of(IReadOnlyList<IReadOnlyList<double>> videos)
    {
        var classes = videos[0].Count;
        var perPhase = new double[classes];
        for (var label = 0; label < classes; label++)
        {
            var (sum, defined) = (0.0, 0);
            for (var video = 0; video < videos.Count; video++)
            {
                var value = videos[video][label];
                (sum, defined) = double.IsNaN(value) ? (sum, defined) : (sum + value, defined + 1);
            }

            perPhase[label] = sum / defined;
        }

        double[] phases = [.. perPhase.Where(value => !double.IsNaN(value))];
        return new(perPhase, Averages.Mean(phases), Averages.SampleDeviation(phases), MeanOfVideos(videos));
    }

    private static double MeanOfVideos(IReadOnlyList<IReadOnlyList<double>> videos)
    {
        var (sum, defined) = (0.0, 0);
        for (var video = 0; video < videos.Count; video++)
        {
            var mean = Averages.MeanOfDefined(videos[video]);
            (sum, defined) = double.IsNaN(mean) ? (sum, defined) : (sum + mean, defined + 1);
        }

        return sum / defined;
    }
}
