using System.Globalization;

namespace Surgical.Capture;

/// <summary>Opens a file that is still being written.</summary>
internal static class FollowedFile
{
    /// <summary>FFmpeg looks at five seconds to tell when the streams of a file begin.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(6);

    /// <summary>What holds no picture in so many bytes is no recording.</summary>
    private const long MostBytesBefore = 64L << 20;

    private const string HowToRecord =
        "Have it recorded as MPEG-TS, Matroska or fragmented MP4, or wait until the recording has ended and leave "
        + "--follow away.";

    // Those that can be read from their start to wherever they end, by FFmpeg's names.
    private static readonly string[] Followable = ["mpegts", "matroska", "mov", "mpeg", "flv", "h264", "hevc", "avi"];

    /// <summary>Plans what there is, as soon as that is enough to know how the rest is read.</summary>
    /// <param name="growth">Of the file.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="CaptureException">It cannot be read while it is written, or is no video.</exception>
    public static async Task<SourcePlan> PlanAsync(FileGrowth growth, CancellationToken cancellationToken)
    {
        while (true)
        {
            var there = FileStamp.Of(growth.Path).Length;
            var (plan, refusal) = await TryAsync(growth.Path, cancellationToken);
            if (plan?.End >= Enough)
            {
                return Followed(plan);
            }

            var isHopeless = refusal is not null && there > MostBytesBefore;
            if (isHopeless || !await growth.BeyondAsync(there, cancellationToken))
            {
                return plan is null ? throw Refused(refusal!, isHopeless, growth.Still) : Followed(plan);
            }
        }
    }

    private static CaptureException Refused(CaptureException refusal, bool isHopeless, TimeSpan still) => isHopeless
        ? refusal
        : new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{refusal.Message} It was followed, and nothing was added for {still.TotalSeconds:0.#} s."),
            refusal);

    private static async Task<(SourcePlan? Plan, CaptureException? Refusal)> TryAsync(
        string path, CancellationToken cancellationToken)
    {
        RequireFollowable(path);
        try
        {
            return (await VideoProbe.OfAsync(path, cancellationToken), null);
        }
        catch (CaptureException refusal)
        {
            return (null, refusal);
        }
    }

    private static void RequireFollowable(string path)
    {
        VideoContent.RequireFile(path, Path.GetFileName(path));
        Span<byte> head = stackalloc byte[8];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (head[..length].EndsWith("ftyp"u8) && Mp4Boxes.IsFragmented(file) == false)
        {
            throw new CaptureException(
                $"{Path.GetFileName(path)} is an MP4 with one index for all of its pictures, which is written when "
                + $"the recording ends: before, it cannot be read. {HowToRecord}");
        }
    }

    private static SourcePlan Followed(SourcePlan plan)
    {
        if (!plan.Track.Container.Split(',').Any(Followable.Contains))
        {
            throw new CaptureException(
                $"{plan.Name} cannot be read while it is written: it is {plan.Track.Container}. {HowToRecord}");
        }

        return plan.HasCuts
            ? throw new CaptureException(
                $"{plan.Name} cannot be read while it is written: an edit list cuts pieces of it away. {HowToRecord}")
            : plan;
    }
}
