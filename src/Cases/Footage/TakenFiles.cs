using System.Collections.Concurrent;
using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Capture;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Tables;
using Surgical.Disk;

namespace Surgical.Cases.Footage;

/// <summary>
/// Looks whether the files of a case are still those of which its times were taken; where not, the case says so.
/// </summary>
/// <remarks>A look costs two questions to the file system, and reads a file only where its date is new.</remarks>
public sealed class TakenFiles(TheatreBoard board, CaseJournal journal, DataFolder data)
{
    private readonly ConcurrentDictionary<string, (Looked Looked, VideoFault? Fault)> _last = new();

    /// <summary>Writes down what the copy is that was made for browsers.</summary>
    /// <exception cref="IOException">It cannot be read, or there is no room.</exception>
    public void Note(VideoRow video)
    {
        if (video.Transcoded)
        {
            var note = JsonSerializer.SerializeToUtf8Bytes(
                FileNote.Of(data.Transcoded(video.CaseId)), AnalysisJson.Options);
            var path = data.CopyNote(video.CaseId);
            DurableWrite.Replace(path, DataFolder.Staging(path), note);
        }
    }

    /// <summary>What is wrong with the files of a case; null where nothing is.</summary>
    /// <param name="data">Where they lie.</param>
    /// <param name="taken">As it was taken in.</param>
    /// <param name="video">Null before it is prepared.</param>
    public static VideoFault? FaultOf(DataFolder data, CaseRow taken, VideoRow? video)
    {
        var original = new FileInfo(data.Original(taken.Id));
        var played = new FileInfo(data.Played(taken.Id, video?.Transcoded ?? false));
        if (!played.Exists)
        {
            return VideoFault.Gone;
        }

        // A copy plays on without its original, but not where that is another one.
        var came = new FileNote(taken.OriginalBytes, taken.CreatedAt.UtcDateTime, taken.OriginalSha256);
        var isOriginal = !original.Exists || came.Holds(original);
        var isCopy = NoteOf(data, taken.Id, video)?.Holds(played) ?? true;
        return isOriginal && isCopy ? null : VideoFault.Changed;
    }

    /// <summary>The same, said on the board too.</summary>
    public VideoFault? Look(string caseId)
    {
        if (board.Row(caseId) is not { } taken)
        {
            return null;
        }

        var video = board.Video(caseId);
        var looked = Looked.At(data, caseId, video?.Transcoded ?? false);
        if (!_last.TryGetValue(caseId, out var last) || last.Looked != looked)
        {
            last = (looked, FaultOf(data, taken, video));
            _last[caseId] = last;
        }

        journal.Fault(caseId, last.Fault);
        return last.Fault;
    }

    /// <exception cref="CaptureException">They are not, so that nothing may be read by the old times.</exception>
    public void Require(string caseId)
    {
        if (Look(caseId) is { } fault)
        {
            throw new CaptureException(WordsOf(fault));
        }
    }

    /// <summary>What people are told.</summary>
    public static string WordsOf(VideoFault fault) => fault is VideoFault.Gone
        ? "The video of this case is gone from the data folder."
        : "The video of this case was changed on the disk after it was taken in: "
            + "the times of its frames no longer hold. Upload it as a case of its own.";

    // Cases from before December 2026 have no note of their copy.
    private static FileNote? NoteOf(DataFolder data, string caseId, VideoRow? video)
    {
        try
        {
            return video is { Transcoded: true }
                ? JsonSerializer.Deserialize<FileNote>(File.ReadAllBytes(data.CopyNote(caseId)), AnalysisJson.Options)
                : null;
        }
        catch (Exception failed) when (failed is FileNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>What the file system says of both files.</summary>
    private sealed record Looked(long Bytes, DateTime Modified, long CopyBytes, DateTime CopyModified)
    {
        public static Looked At(DataFolder data, string caseId, bool transcoded)
        {
            var (original, copy) = (new FileInfo(data.Original(caseId)), new FileInfo(data.Played(caseId, transcoded)));
            return new(
                original.Exists ? original.Length : -1, original.LastWriteTimeUtc,
                copy.Exists ? copy.Length : -1, copy.LastWriteTimeUtc);
        }
    }
}
