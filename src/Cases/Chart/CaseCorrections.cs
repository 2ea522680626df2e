using System.Text.Json.Serialization;

namespace Surgical.Cases.Chart;

/// <summary>What of the corrections of a case counts now. Older ones stay among its events.</summary>
/// <param name="Frames">The newest of every key frame that has one, in the order of the video.</param>
/// <param name="Path">The newest of the whole case's phases; null where there is none.</param>
public sealed record CaseCorrections(IReadOnlyList<CorrectedFrame> Frames, CorrectedPath? Path)
{
    /// <summary>Who spoke, as each gave it.</summary>
    [JsonIgnore]
    public IEnumerable<string> Names => Frames.Select(frame => frame.Correction.By)
        .Concat(Path is null ? [] : [Path.Correction.By]);

    /// <summary>What the events of a case, in order, add up to.</summary>
    public static CaseCorrections Of(IReadOnlyList<CaseEvent> events) => new(
        [
            .. events
                .Where(told => told.Correction is not null)
                .GroupBy(told => told.Correction!.Index, (_, ofOne) => ofOne.Last())
                .Select(told => new CorrectedFrame(told.Number, told.At, told.Correction!))
                .OrderBy(frame => frame.Correction.Index),
        ],
        events.LastOrDefault(told => told.Path is not null) is { } last ? new(last.Number, last.At, last.Path!) : null);
}

/// <summary>The correction of a key frame that counts.</summary>
/// <param name="Number">Of its event.</param>
/// <param name="At">When it was written.</param>
/// <param name="Correction">What was said.</param>
public sealed record CorrectedFrame(long Number, DateTimeOffset At, FrameCorrection Correction);

/// <summary>The correction of a case's phases that counts.</summary>
/// <param name="Number">Of its event.</param>
/// <param name="At">When it was written.</param>
/// <param name="Correction">What was said.</param>
public sealed record CorrectedPath(long Number, DateTimeOffset At, PathCorrection Correction);
