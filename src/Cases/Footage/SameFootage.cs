using System.Text.Json;
using Microsoft.Extensions.Logging;
using Surgical.Analyzer;
using Surgical.Capture;
using Surgical.Cases.Store;
using Surgical.Disk;

namespace Surgical.Cases.Footage;

/// <summary>
/// Says which cases show the same footage in another container or coded anew. Nothing is refused for it. Videos are
/// looked at only where two are equally long.
/// </summary>
public sealed partial class SameFootage(
    TheatreBoard board, CaseJournal journal, DataFolder data, ILogger<SameFootage> logger)
{
    // Sixteen jumps into a 4K video take seconds; whatever takes longer than this is not worth the wait.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Compares the fingerprints that are on the disk, before anybody asks.</summary>
    public void Recall()
    {
        var stored = board.Lengths.Select(one => (one.CaseId, Print: Read(one.CaseId)))
            .Where(one => one.Print is not null)
            .OrderBy(one => one.Print!.Seconds)
            .ToList();
        for (var one = 0; one < stored.Count; one++)
        {
            for (var next = one + 1; next < stored.Count && HaveOneLength(stored[one], stored[next]); next++)
            {
                LinkIfSame(stored[one].CaseId, stored[one].Print!, stored[next].CaseId, stored[next].Print!);
            }
        }

        static bool HaveOneLength((string, FootageFingerprint? Print) one, (string, FootageFingerprint? Print) other) =>
            FootageLikeness.HaveOneLength(one.Print!.Seconds, other.Print!.Seconds);
    }

    /// <summary>Compares a case that has just been prepared with all that are as long.</summary>
    public async Task LookAsync(string caseId, CancellationToken cancellationToken)
    {
        var all = board.Lengths;
        var seconds = all.First(one => one.CaseId == caseId).Seconds;
        foreach (var (other, length) in all)
        {
            if (other != caseId && !board.AreLinked(caseId, other) && FootageLikeness.HaveOneLength(seconds, length)
                && await PrintAsync(caseId, seconds, cancellationToken) is { } own
                && await PrintAsync(other, length, cancellationToken) is { } others)
            {
                LinkIfSame(caseId, own, other, others);
            }
        }
    }

    private void LinkIfSame(string one, FootageFingerprint print, string other, FootageFingerprint others)
    {
        if (!board.AreLinked(one, other) && FootageLikeness.Of(print, others) is FootageVerdict.Same)
        {
            journal.Link(one, other);
            Log.Same(logger, one, other);
        }
    }

    /// <returns>Null where it cannot be had: its video is gone, or takes too long.</returns>
    private async Task<FootageFingerprint?> PrintAsync(
        string caseId, double seconds, CancellationToken cancellationToken)
    {
        if (Read(caseId) is { } stored)
        {
            return stored;
        }

        if (board.Video(caseId) is not { } played)
        {
            return null;
        }

        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(Longest);
        try
        {
            var video = data.Played(caseId, played.Transcoded);
            var print = await FootageFingerprint.OfAsync(video, seconds, bounded.Token);
            Write(caseId, print);
            return print;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failed) when (failed is CaptureException or IOException)
        {
            return null;
        }
    }

    private FootageFingerprint? Read(string caseId)
    {
        try
        {
            return JsonSerializer.Deserialize<FootageFingerprint>(
                File.ReadAllBytes(data.Fingerprint(caseId)), AnalysisJson.Options);
        }
        catch (Exception failed) when (failed is IOException or JsonException)
        {
            return null;
        }
    }

    private void Write(string caseId, FootageFingerprint print)
    {
        var path = data.Fingerprint(caseId);
        DurableWrite.Replace(
            path, DataFolder.Staging(path), JsonSerializer.SerializeToUtf8Bytes(print, AnalysisJson.Options));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Case {CaseId} shows the same footage as case {Other}")]
        public static partial void Same(ILogger logger, string caseId, string other);
    }
}
