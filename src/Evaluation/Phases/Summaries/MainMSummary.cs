using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Phases.Scores;

namespace Surgical.Evaluation.Phases.Summaries;

/// <summary>The challenges' figures over videos (main_m_*), in percent, each clipped to 100 first.</summary>
/// <remarks>Source: Main.m beside Evaluate.m, TMRNet at 6a0db472 (MIT).</remarks>
/// <param name="AccuracyMean">Mean over videos; not clipped.</param>
/// <param name="AccuracyDeviation">Standard deviation over videos, N - 1.</param>
/// <param name="Jaccard">Over videos and classes.</param>
/// <param name="Precision">Over videos and classes.</param>
/// <param name="Recall">Over videos and classes.</param>
internal sealed record MainMSummary(
    double AccuracyMean, double AccuracyDeviation, ClassSummary Jaccard, ClassSummary Precision, ClassSummary Recall)
{
    private const double Most = 100;

    public static MainMSummary Of(IReadOnlyList<EvaluateMScore> videos)
    {
        IReadOnlyList<double> accuracy = [.. videos.Select(video => video.Accuracy)];
        return new(
            Averages.Mean(accuracy),
            Averages.SampleDeviation(accuracy),
            Summarise(videos, video => video.Jaccard),
            Summarise(videos, video => video.Precision),
            Summarise(videos, video => video.Recall));
    }

    private static ClassSummary Summarise(
        IReadOnlyList<EvaluateMScore> videos, Func<EvaluateMScore, IReadOnlyList<double>> figure) =>
        ClassSummary.Of([.. videos.Select(video => figure(video).Select(Clip).ToArray())]);

    private static double Clip(double percent) => percent > Most ? Most : percent;
}
