using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Capture;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Tables;
using Surgical.Disk;

namespace Surgical.Cases.Intake;

/// <summary>Makes of an original what browsers play and what is analysed; usually the original itself.</summary>
public sealed class VideoPreparation(DataFolder data)
{
    private const double UsualRate = 25;

    /// <summary>
    /// Measures the original, makes a copy where a browser could not play it, and writes down when its frames are and
    /// what its probe said.
    /// </summary>
    /// <exception cref="RefusedVideoException">It is no video, or not a whole one.</exception>
    /// <exception cref="IOException">The copy could not be written.</exception>
    public async Task<VideoRow> PrepareAsync(string caseId, CancellationToken cancellationToken)
    {
        var video = await BrowserVideo.ExamineAsync(data.Original(caseId), cancellationToken);
        var transcoded = !video.IsPlayable;
        if (transcoded)
        {
            await CopyAsync(caseId, video.Probed.Track, cancellationToken);
            video = await BrowserVideo.ExamineAsync(data.Transcoded(caseId), cancellationToken);
        }

        Write(data.Probe(caseId), video.Probed);
        Write(data.Frames(caseId), new FrameTable(video.Seconds));
        return new()
        {
            CaseId = caseId,
            Transcoded = transcoded,
            Width = video.Probed.Track.Width,
            Height = video.Probed.Track.Height,
            FramesPerSecond = video.FrameSeconds == 0 ? UsualRate : 1 / video.FrameSeconds,
            DurationSeconds = video.DurationSeconds,
            FrameCount = video.Seconds.Count,
        };
    }

    private static void Write<T>(string path, T what) =>
        DurableWrite.Replace(path, path + ".part", JsonSerializer.SerializeToUtf8Bytes(what, AnalysisJson.Options));

    private async Task CopyAsync(string caseId, VideoTrack track, CancellationToken cancellationToken)
    {
        var copy = data.Transcoded(caseId);
        var beside = copy + ".part";
        try
        {
            await VideoCopy.WriteAsync(data.Original(caseId), beside, track, cancellationToken);
            File.Move(beside, copy, overwrite: true);
        }
        catch (CaptureException)
        {
            throw RefusedVideoException.NotAVideo();
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
