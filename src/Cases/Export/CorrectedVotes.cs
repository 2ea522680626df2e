using Surgical.Analyzer.Phases;
using Surgical.Cases.Chart;
using Surgical.DataSets.Corrections;
using Surgical.DataSets.Phases;

namespace Surgical.Cases.Export;

/// <summary>The key frames that an instructor gave a verdict on, with the model's vote. Pure.</summary>
public static class CorrectedVotes
{
    /// <summary>In the order of the video.</summary>
    public static IEnumerable<CorrectedVote> Of(ExportedCase from)
    {
        var keyFrames = from.KeyFrames.ToLookup(one => one.Analysis.Index, one => one.Analysis);
        foreach (var said in from.Corrections.Frames.Select(frame => frame.Correction))
        {
            var keyFrame = keyFrames[said.Index].Last();
            yield return new(
                from.Name,
                Cataract1K.WasTrainedOn(from.Entry.Name),
                keyFrame.Model,
                Phase(said.Phase),
                Phase(keyFrame.Phase),
                said.Verdict is CorrectionVerdict.Confirmed);
        }
    }

    private static SurgicalPhase? Phase(string? id) =>
        id is not null && PhaseNames.TryParse(id, out var phase) ? phase : null;
}
