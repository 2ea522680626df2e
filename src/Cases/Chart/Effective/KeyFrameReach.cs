using Surgical.Analyzer.Findings;

namespace Surgical.Cases.Chart.Effective;

/// <summary>
/// How far what is said of a key frame reaches: half way to its neighbours, and where they are far, no farther than
/// such a frame mostly reaches, and half as far again.
/// </summary>
/// <param name="keyFrames">In the order of the video.</param>
internal sealed class KeyFrameReach(IReadOnlyList<KeyFrameAnalysis> keyFrames)
{
    private const double MostGaps = 1.5;

    private readonly double _most = MostGaps * UsualGap(keyFrames);

    /// <summary>The time of the key frame before one.</summary>
    public double Before(int place) => At(place) - (place == 0 ? 0 : Math.Min(At(place) - At(place - 1), _most));

    /// <summary>The time of the key frame behind one.</summary>
    public double Behind(int place) =>
        At(place) + (place == keyFrames.Count - 1 ? _most / MostGaps : Math.Min(At(place + 1) - At(place), _most));

    /// <summary>From when on what is said of it is shown.</summary>
    public double From(int place) => (At(place) + Before(place)) / 2;

    /// <summary>Until when.</summary>
    public double Until(int place) => (At(place) + Behind(place)) / 2;

    private static double UsualGap(IReadOnlyList<KeyFrameAnalysis> keyFrames)
    {
        var gaps = keyFrames.Zip(keyFrames.Skip(1), (one, next) => next.Seconds - one.Seconds).Order().ToList();
        return gaps.Count == 0 ? 0 : gaps[gaps.Count / 2];
    }

    private double At(int place) => keyFrames[place].Seconds;
}
