using Surgical.Analyzer.Findings;

namespace Surgical.Overlay;

/// <summary>
/// What is drawn over a picture. Pure: the same guidance and size always give the same shapes, all inside the picture.
/// </summary>
public static class OverlayLayout
{
    /// <summary>The overlay of one key frame; without shapes where no place is known.</summary>
    /// <param name="keyFrame">What is said about it.</param>
    /// <param name="width">Of the picture, pixels.</param>
    /// <param name="height">Of the picture, pixels.</param>
    public static Drawing For(KeyFrameAnalysis keyFrame, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        return new(
            width, height, QuadrantOf(keyFrame) is { } quadrant ? [new Shape.Named(quadrant.In(width, height))] : []);
    }

    /// <summary>"lower left quadrant": the place that is drawn, in words; null where none is.</summary>
    public static string? PlaceNamedIn(KeyFrameAnalysis keyFrame) => QuadrantOf(keyFrame)?.Name;

    private static Quadrant? QuadrantOf(KeyFrameAnalysis keyFrame) =>
        keyFrame.Status == KeyFrameStatus.Read ? Quadrant.NamedBy(keyFrame) : null;
}
