using System.Text.Json;
using Microsoft.Extensions.Logging;
using Surgical.Analyzer;
using Surgical.Capture;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Tables;
using Surgical.Disk;

namespace Surgical.Cases.Intake;

/// <summary>Makes of an original what browsers play; usually the original itself.</summary>
public sealed partial class VideoPreparation(DataFolder data, ILogger<VideoPreparation> logger)
{
    // Whoever took it in knows its name.
    private const string Name = "The video";

    /// <summary>
    /// Plans the reading of the original, makes a copy where a browser would not show the same, and writes down plan
    /// and frames.
    /// </summary>
    /// <exception cref="RefusedVideoException">It is no video that can be read.</exception>
    /// <exception cref="IOException">The copy could not be written.</exception>
    public async Task<VideoRow> PrepareAsync(string caseId, CancellationToken cancellationToken)
    {
        var plan = await PlannedVideo.ExamineAsync(data.Original(caseId), Name, cancellationToken);
        Write(data.Plan(caseId), plan);
        var video = new BrowserVideo(plan);
        return video.IsPlayable
            ? Row(caseId, plan, new(BrowserVideo.SecondsOf(plan), video.ColourMatrix))
            : await CopyAsync(caseId, plan, cancellationToken);
    }

    /// <summary>Whether an original turned out, while it was read, not to be what a browser would make of it.</summary>
    /// <param name="plan">By which it was read.</param>
    /// <param name="footage">What was found.</param>
    public static bool NeedsCopy(SourcePlan plan, SeenFootage footage) =>
        footage.IsDamaged || plan.FirstContradiction(footage.Times) is not null;

    /// <summary>Makes a copy of an original that turned out, while it was read, not to be whole.</summary>
    /// <exception cref="RefusedVideoException">No picture of it can be decoded.</exception>
    /// <exception cref="IOException">The copy could not be written.</exception>
    public async Task<VideoRow> CopyAsync(string caseId, SourcePlan plan, CancellationToken cancellationToken)
    {
        var (needed, free) = (CopyRoom.BytesOf(plan), new DriveInfo(data.CaseFolder(caseId)).AvailableFreeSpace);
        CopyRoom.Require(needed, free);
        Log.Copying(logger, caseId, needed >> 20, free >> 20);
        var copy = data.Transcoded(caseId);
        var beside = DataFolder.Staging(copy);
        var silent = DataFolder.Staging(copy);
        try
        {
            await WriteAsync(caseId, beside, silent, plan, cancellationToken);
            File.Move(beside, copy, overwrite: true);
        }
        catch (CaptureException unreadable)
        {
            throw RefusedVideoException.Unreadable(await WithoutPictureAsync(caseId, cancellationToken) ?? unreadable);
        }
        finally
        {
            File.Delete(beside);
            File.Delete(silent);
        }

        var copied = await PlannedVideo.ExamineAsync(copy, Name, cancellationToken);
        return Row(caseId, plan, new(BrowserVideo.SecondsOf(copied))) with { Transcoded = true };
    }

    /// <summary>What who reads the original would say, where not one picture can be decoded; else null.</summary>
    private async Task<CaptureException?> WithoutPictureAsync(string caseId, CancellationToken cancellationToken)
    {
        try
        {
            await FrameSource.RequirePictureAsync(data.Original(caseId), Name, cancellationToken);
            return null;
        }
        catch (CaptureException noPicture)
        {
            return noPicture;
        }
    }

    private async Task WriteAsync(
        string caseId, string copy, string beside, SourcePlan plan, CancellationToken cancellationToken)
    {
        var leftOut = await VideoCopy.WriteAsync(data.Original(caseId), copy, plan, cancellationToken);
        if (leftOut.Length > 0)
        {
            Log.WithoutSound(logger, caseId, leftOut);
        }

        var written = await VideoProbe.OfAsync(copy, Name, cancellationToken);
        if (BrowserVideo.SecondsOf(written)[0] > 0 && written.Track.Lead == TimeSpan.Zero)
        {
            File.Move(copy, beside);
            await VideoCopy.WithSilenceAsync(beside, copy, plan.End, cancellationToken);
        }
    }

    private VideoRow Row(string caseId, SourcePlan plan, FrameTable frames)
    {
        Write(data.Frames(caseId), frames);
        return new()
        {
            CaseId = caseId,
            Transcoded = false,
            Width = plan.ShownWidth,
            Height = plan.ShownHeight,
            FramesPerSecond = plan.HasConstantRate ? plan.Clock.StepsPerSecond / (double)plan.Clock.UsualStep : 0,
            DurationSeconds = (plan.PromisedEnd ?? plan.End).TotalSeconds,
            FrameCount = frames.Seconds.Count,
        };
    }

    private static void Write<T>(string path, T what) =>
        DurableWrite.Replace(
            path, DataFolder.Staging(path), JsonSerializer.SerializeToUtf8Bytes(what, AnalysisJson.Options));

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning, Message = "Case {CaseId}: its copy has no sound, for with it: {Complaint}")]
        public static partial void WithoutSound(ILogger logger, string caseId, string complaint);

        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "Case {CaseId}: a copy that browsers play is made, of about {Needed} MiB; {Free} MiB are free")]
        public static partial void Copying(ILogger logger, string caseId, long needed, long free);
    }
}
