namespace Surgical.Evaluation.Phases.Scores;

/// <summary>A stretch of samples with the same label, as long as it goes.</summary>
/// <param name="Label">Class of all its samples.</param>
/// <param name="Start">First sample.</param>
/// <param name="End">Behind the last sample.</param>
internal readonly record struct PhaseSegment(int Label, int Start, int End)
{
    /// <summary>In samples.</summary>
    public int Length => End - Start;

    /// <summary>The runs that labels fall into, in order.</summary>
    public static IReadOnlyList<PhaseSegment> Of(IReadOnlyList<int> labels)
    {
        var runs = new List<PhaseSegment>();
        var start = 0;
        for (var end = 1; end <= labels.Count; end++)
        {
            if (end == labels.Count || labels[end] != labels[start])
            {
                runs.Add(new(labels[start], start, end));
                start = end;
            }
        }

        return runs;
    }
}
