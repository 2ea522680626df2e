namespace Surgical.Evaluation.Phases;

/// <summary>One figure over videos and classes, averaged in both orders; what is NaN in a video is left out.</summary>
/// <param name="PerPhase">By class: mean over the videos in which it is defined.</param>
/// <param name="MeanOverPhases">Mean of <paramref name="PerPhase"/>.</param>
/// <param name="DeviationOverPhases">Its standard deviation, N - 1.</param>
/// <param name="VideoMacroMean">Mean over videos of each video's mean over classes.</param>
internal sealed record ClassSummary(
    IReadOnlyList<double> PerPhase, double MeanOverPhases, double DeviationOverPhases, double VideoMacroMean)
{
    /// <param name="videos">By video, by class; NaN where it is not defined. At least one video.</param>
    public static ClassSummary Of(IReadOnlyList<IReadOnlyList<double>> videos)
    {
        IReadOnlyList<double> perPhase =
        [
            .. Enumerable.Range(0, videos[0].Count)
                .Select(label => Averages.MeanOfDefined(videos.Select(video => video[label]))),
        ];
        IReadOnlyList<double> defined = [.. perPhase.Where(value => !double.IsNaN(value))];
        return new(
            perPhase,
            Averages.Mean(defined),
            Averages.SampleDeviation(defined),
            Averages.MeanOfDefined(videos.Select(Averages.MeanOfDefined)));
    }
}
