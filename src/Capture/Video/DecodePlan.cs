using System.Globalization;

namespace Surgical.Capture;

/// <summary>How a child of ffmpeg is told to decode a video: pure, from the plan of the source.</summary>
/// <remarks>
/// Pictures leave the child through a pipe, raw, and only those that somebody looks at. What it says of them
/// goes through a second pipe, which tells more than a container with times could: every decoded picture is counted
/// there, the unwanted ones too, so that a frame's number is its place in the decoded stream; and between them
/// stands what ffmpeg complains of, in the place where it does.
/// </remarks>
internal sealed class DecodePlan
{
    /// <summary>Said of each decoded picture.</summary>
    public const string Decoded = "surgical-decoded";

    /// <summary>Said of each picture that is delivered.</summary>
    public const string Delivered = "surgical-delivered";

    private const int MostThreads = 16;

    private readonly SourcePlan _plan;
    private readonly VideoFormat _own;

    /// <param name="plan">Of the video.</param>
    /// <param name="wanted">What is to come out; null for pictures as the video has them.</param>
    public DecodePlan(SourcePlan plan, VideoFormat? wanted = null)
    {
        _plan = plan;
        var (width, height) = FilterChain.SizeOf(plan.Track);
        var rate = plan.HasConstantRate ? plan.Track.FramesPerSecond : 0;
        _own = new(width, height, rate) { Layout = LayoutOf(plan.Track, width, height) };
        Format = wanted ?? _own;
    }

    /// <summary>What comes out.</summary>
    public VideoFormat Format { get; }

    /// <summary>
    /// Threads of the decoder: one more than FFmpeg takes by itself, for while a picture goes through the pipe nobody
    /// gives the others any work.
    /// </summary>
    public static int Threads => Math.Min(Environment.ProcessorCount + 2, MostThreads);

    /// <summary>The program and its options.</summary>
    /// <param name="input">By which the video is opened.</param>
    /// <param name="looks">Which pictures are delivered.</param>
    /// <param name="from">Where it begins, in the case's time; null for the start.</param>
    /// <param name="picturesPipe">Number of the descriptor that takes the pictures.</param>
    /// <param name="wordsPipe">Number of the descriptor on which the child says what it decodes.</param>
    public IReadOnlyList<string> CommandLine(
        IReadOnlyList<string> input, Looks looks, TimeSpan? from, string picturesPipe, string wordsPipe) =>
    [
        // The child's complaints go where its words go, in order; what is opened anew writes to the same pipe.
        "sh", "-c", $"exec \"$@\" 2>/proc/self/fd/{wordsPipe}", "sh",
        "ffmpeg", "-nostdin", "-v", "repeat+level+warning",

        // The container's own clock, which is not bent where it jumps; damage is no reason to end.
        "-copyts", "-threads", Threads.ToString(CultureInfo.InvariantCulture), "-max_error_rate", "1",
        "-noautorotate", "-reinit_filter", "0", .. Begin(from), .. input,
        "-map", string.Create(CultureInfo.InvariantCulture, $"0:{_plan.Track.Stream}"),
        "-vf", string.Join(',', Filters(looks, wordsPipe)), "-fps_mode", "passthrough",

        // A picture goes through the pipe as it is, and not by way of a buffer of 32 KB.
        "-avioflags", "direct", "-f", "rawvideo", $"pipe:{picturesPipe}",
    ];

    private static PixelLayout LayoutOf(VideoTrack track, int width, int height)
    {
        var (format, matrix, isFullRange) = FilterChain.ColoursOf(track);
        var isPlanar = format == "yuv420p" && !isFullRange && int.IsEvenInteger(width) && int.IsEvenInteger(height);
        return isPlanar && YuvColours.Of(matrix) is { } colours
            ? new PixelLayout.Planar420(colours)
            : new PixelLayout.Bgr();
    }

    private static IEnumerable<string> Begin(TimeSpan? from) => from is { } at
        ? ["-ss", at.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture)]
        : [];

    private IEnumerable<string> Filters(Looks looks, string wordsPipe)
    {
        foreach (var filter in FilterChain.Of(_plan, isTurned: false))
        {
            yield return filter;
        }

        yield return Mark(Decoded);
        yield return Print(Decoded, wordsPipe);
        if (LookExpression.Of(looks, _plan.Clock) is { } wanted)
        {
            yield return $"select='{wanted}'";
        }

        yield return Mark(Delivered);
        yield return Print(Delivered, wordsPipe);
        foreach (var filter in PictureFit.Of(_own, Format))
        {
            yield return filter;
        }
    }

    private static string Mark(string key) => $"metadata=mode=add:key={key}:value=1";

    // Unbuffered: the line of a picture is there before the picture is.
    private static string Print(string key, string pipe) =>
        $@"metadata=mode=print:key={key}:direct=1:file='pipe\:{pipe}'";
}
