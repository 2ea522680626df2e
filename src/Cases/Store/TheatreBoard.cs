using System.Collections.Concurrent;
using System.Collections.Immutable;
using Surgical.Cases.Chart;
using Surgical.Cases.Chart.Effective;
using Surgical.Cases.Intake;
using Surgical.Cases.Store.Tables;
using Surgical.Overlay;

namespace Surgical.Cases.Store;

/// <summary>
/// What is known of every case at this moment: its rows, what its events add up to, and who is at work on it.
/// </summary>
/// <remarks>Safe to use from several threads; only <see cref="CaseJournal"/> writes.</remarks>
public sealed class TheatreBoard(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new();

    /// <summary>Every case in order of arrival.</summary>
    public IReadOnlyList<Case> All =>
        [.. _entries.Values.OrderBy(entry => entry.Row.Sequence).Select(Summary)];

    /// <summary>Cases that are not at their end.</summary>
    public int Waiting => _entries.Values.Count(entry => entry.Progress.End is null);

    /// <summary>A case; null for an unknown one.</summary>
    public Case? Find(string caseId) => _entries.TryGetValue(caseId, out var entry) ? Summary(entry) : null;

    /// <summary>What of a case is played; null until it is prepared.</summary>
    public VideoRow? Video(string caseId) => _entries.GetValueOrDefault(caseId) is { Video: { } video } entry
        ? video with { Transcoded = PlaysCopy(entry) }
        : null;

    /// <summary>The case that has waited longest for the runner; null when none waits.</summary>
    public string? NextWaiting => _entries.Values
        .Where(entry => entry.Progress.End is null && entry.Work is Work.Nobody)
        .MinBy(entry => entry.Row.Sequence)?.Row.Id;

    /// <summary>Cases that were stopped because the room that the disk has left is kept free.</summary>
    internal IReadOnlyList<string> LackRoom =>
    [
        .. _entries.Values.Where(entry => entry.Work is Work.GivenUp { LacksRoom: true })
            .Select(entry => entry.Row.Id),
    ];

    /// <summary>Takes a case away; what is still said of it changes nothing any more.</summary>
    internal void Remove(string caseId) => _entries.TryRemove(caseId, out _);

    /// <summary>A case as it was taken in; null for an unknown one.</summary>
    internal CaseRow? Row(string caseId) => _entries.GetValueOrDefault(caseId)?.Row;

    /// <summary>Notes what is wrong with the files of a case.</summary>
    internal void Fault(string caseId, VideoFault? fault) => Change(caseId, entry => entry with { Fault = fault });

    /// <summary>Prepared cases with the lengths of their videos.</summary>
    internal IReadOnlyList<(string CaseId, double Seconds)> Lengths =>
        [.. _entries.Values.Where(entry => entry.Video is not null)
            .Select(entry => (entry.Row.Id, entry.Video!.DurationSeconds))];

    /// <summary>Whether two cases are known to show the same footage.</summary>
    internal bool AreLinked(string one, string other) =>
        _entries.TryGetValue(one, out var entry) && entry.SameFootage.Contains(other);

    /// <summary>Notes that two cases show the same footage.</summary>
    internal void Link(string one, string other)
    {
        Change(one, entry => entry with { SameFootage = entry.SameFootage.Add(other) });
        Change(other, entry => entry with { SameFootage = entry.SameFootage.Add(one) });
    }

    internal void Enter(CaseRow row, VideoRow? video)
    {
        _entries[row.Id] = new(row, video, CaseProgress.None, new Work.Nobody());
        foreach (var same in _entries.Values.Where(entry => HasTheBytesOf(entry.Row, row)).ToList())
        {
            Link(row.Id, same.Row.Id);
        }
    }

    internal void Prepared(VideoRow video) => Change(video.CaseId, entry => entry with { Video = video });

    internal void Fold(string caseId, JournalEntry written) => Change(caseId, entry => entry with
    {
        Progress = entry.Progress.After(written),
        Work = (written.Event, entry.Work) is (CaseEvent.Retried, Work.GivenUp) ? new Work.Nobody() : entry.Work,
    });

    internal void Refold(string caseId, IReadOnlyList<JournalEntry> all) => Change(caseId, entry => entry with
    {
        Progress = all.Aggregate(CaseProgress.None, (progress, written) => progress.After(written)),
    });

    /// <summary>Notes what people's words have made of a case.</summary>
    internal void Weigh(string caseId, IReadOnlyList<JournalEntry> all)
    {
        var effective = EffectiveSummary.Of(all);
        Change(caseId, entry => entry with { Effective = effective });
    }

    /// <summary>Whether people have spoken of a case.</summary>
    internal bool IsWeighed(string caseId) => _entries.GetValueOrDefault(caseId)?.Effective is not null;

    internal void Mark(string caseId, Work work) => Change(caseId, entry => entry with { Work = work });

    /// <summary>Work that starts to read at this moment.</summary>
    internal Work Analyzing(string caseId) =>
        new Work.Analyzing(time.GetTimestamp(), Find(caseId)?.AnalyzedSeconds ?? 0);

    // A case that was deleted meanwhile stays away.
    private void Change(string caseId, Func<Entry, Entry> change)
    {
        while (_entries.TryGetValue(caseId, out var entry) && !_entries.TryUpdate(caseId, change(entry), entry))
        {
        }
    }

    private Case Summary(Entry entry)
    {
        var (row, video, progress) = (entry.Row, entry.Video, entry.Progress);
        var state = StateOf(entry);
        var length = progress.Footage?.LengthSeconds ?? video?.DurationSeconds;
        return new(
            row.Id,

            // Older versions let everything through.
            ShownName.Visible(row.Name),
            row.IsSample,
            state,
            progress.Error ?? (entry.Work as Work.GivenUp)?.Reason,
            row.CreatedAt,
            video?.Width,
            video?.Height,
            video is { FramesPerSecond: > 0 and var rate } ? rate : null,
            video is null ? null : video.FramesPerSecond > 0 ? FrameRate.Constant : FrameRate.Varies,
            length,
            state is CaseState.Complete ? length ?? progress.AnalyzedSeconds : progress.AnalyzedSeconds,
            Remaining(entry),
            progress.LastEvent,
            OpenFlags(entry),
            progress.KeyFrames,
            progress.Model,
            DrawingVersion.Current,
            progress.Phases,
            entry.Effective?.Phases,
            progress.Footage,
            video is null ? null : PlaysCopy(entry),
            LinksOf(entry),
            entry.Fault);
    }

    // What was read since people spoke, they have not seen.
    private static int OpenFlags(Entry entry) => entry is { Effective: { } effective, Progress: var progress }
        ? effective.OpenFlags + progress.Flags - effective.FlagsThen
        : entry.Progress.Flags;

    private static bool PlaysCopy(Entry entry) =>
        entry is { Video.Transcoded: true } or { Progress.Footage.PlaysCopy: true };

    // One that was deleted is on no list any more.
    private IReadOnlyList<CaseLink> LinksOf(Entry entry) => entry.SameFootage.IsEmpty ? [] :
    [
        .. entry.SameFootage.Select(id => _entries.GetValueOrDefault(id)?.Row).OfType<CaseRow>()
            .OrderBy(row => row.Sequence)
            .Select(row => new CaseLink(row.Id, ShownName.Visible(row.Name))),
    ];

    private static bool HasTheBytesOf(CaseRow one, CaseRow other) =>
        one.Id != other.Id && one.OriginalSha256.Length > 0 && one.OriginalSha256 == other.OriginalSha256;

    private static CaseState StateOf(Entry entry) => (entry.Progress.End, entry.Work) switch
    {
        ({ } end, _) => end,
        (_, Work.Preparing) => CaseState.Preparing,
        (_, Work.Analyzing) => CaseState.Analyzing,
        (_, Work.GivenUp) => CaseState.Failed,
        _ => CaseState.Queued,
    };

    private double? Remaining(Entry entry)
    {
        if (entry is not { Work: Work.Analyzing work, Video: { } video, Progress.End: null })
        {
            return null;
        }

        var read = entry.Progress.AnalyzedSeconds - work.FromSeconds;
        var left = video.DurationSeconds - entry.Progress.AnalyzedSeconds;
        return read > 0 ? Math.Max(0, left * time.GetElapsedTime(work.Since).TotalSeconds / read) : null;
    }

    private sealed record Entry(CaseRow Row, VideoRow? Video, CaseProgress Progress, Work Work)
    {
        public ImmutableHashSet<string> SameFootage { get; init; } = [];

        public VideoFault? Fault { get; init; }

        public EffectiveSummary? Effective { get; init; }
    }
}
