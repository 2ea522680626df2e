namespace Surgical.Evaluation.Phases.Scores;

/// <summary>How often each true class was predicted as which, in samples over all videos.</summary>
/// <param name="Counts">By true class, then by predicted class; the last column is what is no class.</param>
internal sealed record Confusion(IReadOnlyList<IReadOnlyList<int>> Counts)
{
    /// <summary>Samples.</summary>
    public int Samples => Counts.Sum(row => row.Sum());

    /// <summary>Share of right samples: long videos count more than in a mean over videos.</summary>
    public double Accuracy => (double)Counts.Select((row, label) => row[label]).Sum() / Samples;

    public static Confusion Of(IEnumerable<PhaseTimeline> videos, int classes)
    {
        var counts = Enumerable.Range(0, classes).Select(_ => new int[classes + 1]).ToArray();
        foreach (var video in videos)
        {
            for (var sample = 0; sample < video.Length; sample++)
            {
                var predicted = video.Predicted[sample];
                counts[video.Truth[sample]][predicted >= 0 && predicted < classes ? predicted : classes]++;
            }
        }

        return new(counts);
    }
}
