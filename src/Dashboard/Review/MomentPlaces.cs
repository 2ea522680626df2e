using Surgical.Cases.Chart;
using Surgical.Cases.Chart.Moments;
using Surgical.Cases.Store;

namespace Surgical.Dashboard.Review;

/// <summary>Whether what a moment points at is in its case.</summary>
internal static class MomentPlaces
{
    /// <summary>What is wrong with where a mark points, in words; null where nothing is.</summary>
    public static async Task<string?> ObjectionAsync(
        CaseStore store, string id, Moment said, CancellationToken cancellationToken)
    {
        if (said.Index is { } index && await store.KeyFrameAsync(id, index, cancellationToken) is null)
        {
            return $"Expected the frame number of a key frame of this case as index, or none, got {index}.";
        }

        return said.AnswersTo is { } answered
            && !await CanBeAnsweredAsync(store, id, MomentId.Parse(answered)!, cancellationToken)
                ? $"Expected the id of a moment of this case as answersTo, got {answered}."
                : null;
    }

    /// <summary>Whether it is a flag of the system that some key frame of the case has.</summary>
    public static async Task<bool> IsFlagAsync(
        CaseStore store, string id, MomentId flag, CancellationToken cancellationToken) =>
        (await store.EventAsync(id, flag.Number, cancellationToken))?.Event is CaseEvent.KeyFrame { Analysis: var read }
        && read.Flags.Any(one => one.Code == flag.Code);

    private static async Task<bool> CanBeAnsweredAsync(
        CaseStore store, string id, MomentId moment, CancellationToken cancellationToken) =>
        moment.Code is not null
            ? await IsFlagAsync(store, id, moment, cancellationToken)
            : (await store.EventAsync(id, moment.Number, cancellationToken))?.Event
                is CaseEvent.Marked or CaseEvent.Corrected or CaseEvent.PathCorrected;
}
