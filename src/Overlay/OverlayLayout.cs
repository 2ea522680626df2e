using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Phases;

namespace Surgical.Overlay;

/// <summary>
/// What is drawn over a picture. Pure: the same guidance and size always give the same shapes, all inside the picture.
/// </summary>
public static class OverlayLayout
{
    /// <summary>Stands under every overlay that says anything.</summary>
    public const string TrainingUse = "Training and research use. Not a medical device. Not for clinical decisions.";

    /// <summary>Of a picture that text still fits in, pixels.</summary>
    public const int LeastWidth = 160;

    /// <summary>Of a picture that text still fits in, pixels.</summary>
    public const int LeastHeight = 120;

    private const int MostAnswerLines = 3;

    /// <summary>The overlay of one key frame; without shapes where nothing is known.</summary>
    /// <param name="keyFrame">What is said about it.</param>
    /// <param name="secondsInPhase">Since the tracked phase began; null where that is not known.</param>
    /// <param name="width">Of the picture; at least <see cref="LeastWidth"/>.</param>
    /// <param name="height">Of the picture; at least <see cref="LeastHeight"/>.</param>
    /// <param name="knowsOnly">
    /// All that the model knows ("rendered scenes only") where the picture may be something else; null elsewhere.
    /// </param>
    public static Drawing For(
        KeyFrameAnalysis keyFrame, double? secondsInPhase, int width, int height, string? knowsOnly = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, LeastWidth);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, LeastHeight);
        var sheet = new OverlaySheet(width, height);
        var isRead = keyFrame.Status == KeyFrameStatus.Read;

        if (isRead && Quadrant.NamedBy(keyFrame) is { } quadrant)
        {
            sheet.Mark(quadrant.In(width, height));
        }

        if (PhaseLine(keyFrame, secondsInPhase) is { } phase)
        {
            sheet.AddPill(phase);
        }

        if (keyFrame.Flags.FirstOrDefault(flag => flag.Code == FlagCode.Safety) is { } safety)
        {
            sheet.Alert(SafetyLine(keyFrame, safety));
        }

        if (isRead && !string.IsNullOrWhiteSpace(keyFrame.Answer))
        {
            sheet.AddAnswer(keyFrame.Answer, MostAnswerLines);
        }

        return new(width, height, sheet.Finish(TrainingUse, knowsOnly is null ? null : Meaningless(knowsOnly)));
    }

    /// <summary>That what is said rests on nothing, for the model knows other pictures.</summary>
    public static string Meaningless(string knowsOnly) =>
        $"Means nothing on real footage: the model knows {knowsOnly.Split(':')[0]}.";

    private static string? PhaseLine(KeyFrameAnalysis keyFrame, double? secondsInPhase)
    {
        if (keyFrame.TrackedPhase is null || !PhaseNames.TryParse(keyFrame.TrackedPhase, out var phase))
        {
            return null;
        }

        var name = PhaseNames.ShownName(phase);
        return secondsInPhase is { } seconds and >= 0 ? $"{name} {Clock(seconds)}" : name;
    }

    // The answer itself is often the reason, and stands below already.
    private static string SafetyLine(KeyFrameAnalysis keyFrame, Flag safety) =>
        keyFrame.Answer?.Contains(safety.Reason, StringComparison.Ordinal) == true
            ? "Safety"
            : $"Safety: {safety.Reason}";

    private static string Clock(double seconds)
    {
        var whole = (long)Math.Min(seconds, TimeSpan.MaxValue.TotalSeconds);
        return $"{whole / 60}:{whole % 60:00}";
    }
}
