using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart;
using Surgical.Cases.Store.Tables;
using Surgical.Models.Contract;

namespace Surgical.Cases.Export;

/// <summary>A case as an export reads it: at one moment of the store, and without its name.</summary>
/// <param name="Entry">Its name may be a person's, and stays here.</param>
/// <param name="Video">What was played, analysed and corrected.</param>
/// <param name="Events">All of them, in order.</param>
public sealed record ExportedCase(CaseRow Entry, VideoRow Video, IReadOnlyList<JournalEntry> Events)
{
    /// <summary>"case_" and its id, as Cataract-1K names cases.</summary>
    public string Name => $"case_{Entry.Id}";

    /// <summary>In the order of the video; none that is erased.</summary>
    public IEnumerable<(long Number, KeyFrameAnalysis Analysis)> KeyFrames
    {
        get
        {
            foreach (var told in Events)
            {
                if (told.Event is CaseEvent.KeyFrame { Analysis: { Status: not KeyFrameStatus.Erased } analysis })
                {
                    yield return (told.Number, analysis);
                }
            }
        }
    }

    /// <summary>What instructors said and counts now.</summary>
    public CaseCorrections Corrections { get; } = CaseCorrections.Of(Events);

    /// <summary>The best whole path of the model; null until the case is read to its end.</summary>
    public IReadOnlyList<PhaseSpan>? Path =>
        Events.Select(told => told.Event).OfType<CaseEvent.Phases>().LastOrDefault()?.Spans;

    /// <summary>Which model read it; null before the first key frame.</summary>
    public ModelIdentity? Model =>
        Events.Select(told => told.Event).OfType<CaseEvent.Begun>()
            .LastOrDefault(begun => begun.Model is not null)?.Model;

    /// <summary>
    /// Name of a key frame's picture. The letter before the frame number keeps it apart from Cataract-1K's names, whose
    /// last number counts steps of five seconds.
    /// </summary>
    public string PictureName(long index) => $"case{Entry.Id}_f{index:000000}.png";
}
