using System.Globalization;
using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Tables;
using Surgical.Disk;

namespace Surgical.Cases.Intake;

/// <summary>Makes of an original what browsers play and what is analysed; usually the original itself.</summary>
public sealed class VideoPreparation(DataFolder data)
{
    private const double UsualRate = 25;
    private const double GreatestRate = 60;

    /// <summary>Measures the original, transcodes it where a browser could not play it, and writes the table of frame times.</summary>
    /// <exception cref="RefusedVideoException">It is no video, or not a whole one.</exception>
    /// <exception cref="IOException">The copy could not be written.</exception>
    public async Task<VideoRow> PrepareAsync(string caseId, CancellationToken cancellationToken)
    {
        var played = data.Original(caseId);
        var facts = await VideoProbe.ExamineAsync(played, cancellationToken);
        var transcoded = !facts.IsPlayable;
        if (transcoded)
        {
            played = data.Transcoded(caseId);
            await TranscodeAsync(data.Original(caseId), played, facts.Rate, cancellationToken);
            facts = await VideoProbe.ExamineAsync(played, cancellationToken);
        }

        var table = JsonSerializer.SerializeToUtf8Bytes(new FrameTable(facts.Seconds), AnalysisJson.Options);
        DurableWrite.Replace(data.Frames(caseId), data.Frames(caseId) + ".part", table);
        return new()
        {
            CaseId = caseId,
            Transcoded = transcoded,
            Width = facts.Width,
            Height = facts.Height,
            FramesPerSecond = facts.FrameSeconds == 0 ? UsualRate : 1 / facts.FrameSeconds,
            DurationSeconds = facts.DurationSeconds,
            FrameCount = facts.Seconds.Count,
        };
    }

    private static async Task TranscodeAsync(
        string original, string played, string rate, CancellationToken cancellationToken)
    {
        var beside = played + ".part";
        var (constant, perSecond) = RateOf(rate);
        try
        {
            var ffmpeg = await ChildProgram.RunAsync(
                "ffmpeg",
                [
                    "-nostdin", .. VideoProbe.Confined, "-i", $"file:{original}",
                    "-map", "0:V:0", "-map", "0:a:0?", "-map_metadata", "-1",
                    "-vf", $"scale=trunc(iw*sar/2)*2:trunc(ih/2)*2,setsar=1,fps={constant}:start_time=0",
                    "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p",
                    "-g", $"{(int)perSecond}",
                    "-c:a", "aac", "-movflags", "+faststart", "-f", "mp4", "-y", beside,
                ],
                cancellationToken);
            if (ffmpeg.ExitCode != 0)
            {
                throw FullDisk.Stopped(ffmpeg.ExitCode, ffmpeg.Errors)
                    ? FullDisk.Failure("The disk is full: the video could not be made playable.")
                    : RefusedVideoException.NotAVideo();
            }

            File.Move(beside, played, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    // A rate is kept as the fraction it was given as: 30000/1001 has no exact decimal form.
    private static (string Fraction, double PerSecond) RateOf(string rate)
    {
        var parts = rate.Split('/');
        var perSecond = parts.Length == 2
            && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var frames)
            && double.TryParse(parts[1], CultureInfo.InvariantCulture, out var seconds)
                ? frames / seconds
                : 0;
        return perSecond is >= 1 and <= GreatestRate ? (rate, perSecond) : ($"{UsualRate}", UsualRate);
    }
}

/// <summary>When every frame of the played video is shown.</summary>
/// <param name="Seconds">Presentation times from 0, ascending; the place in the list is the frame's number.</param>
public sealed record FrameTable(IReadOnlyList<double> Seconds);
