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

    /// <summary>
    /// What the entries of a case, in order, add up to. Where the newest one is erased or withdrawn, none counts: older
    /// ones were replaced, and stay so.
    /// </summary>
    public static CaseCorrections Of(IReadOnlyList<JournalEntry> entries)
    {
        var (frames, path) = (new SortedDictionary<long, CorrectedFrame?>(), (CorrectedPath?)null);
        foreach (var (number, at, happened) in entries)
        {
            switch (happened)
            {
                case CaseEvent.Corrected { Said: var said }:
                    frames[said.Index] = new(number, at, said);
                    break;
                case CaseEvent.PathCorrected { Said: var said }:
                    path = new(number, at, said);
                    break;
                case CaseEvent.CorrectionWithdrawn { Withdrawal.Index: { } index }:
                    frames[index] = null;
                    break;
                case CaseEvent.CorrectionWithdrawn:
                    path = null;
                    break;
                case CaseEvent.Erased { Was: CaseEventKind.Corrected, Index: { } index }:
                    frames[index] = null;
                    break;
                case CaseEvent.Erased { Was: CaseEventKind.PathCorrected }:
                    path = null;
                    break;
            }
        }

        return new([.. frames.Values.OfType<CorrectedFrame>()], path);
    }
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
