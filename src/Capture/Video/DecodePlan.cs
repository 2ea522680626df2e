using System.Globalization;

namespace Surgical.Capture;

/// <summary>How a child of ffmpeg is told to decode a video: pure, from what the probe said.</summary>
/// <remarks>
/// Pictures leave the child through a pipe, raw, and only those that somebody looks at. What it says of them
/// goes through a second pipe, which tells more than a container with times could: every decoded picture is counted
/// there, the unwanted ones too, so that a frame's number is its place in the decoded stream.
/// </remarks>
internal sealed class DecodePlan
{
    /// <summary>Stands before the line of each decoded picture.</summary>
    public const string Decoded = "d";

    /// <summary>Stands before the line of each picture that is delivered.</summary>
    public const string Delivered = "w";

    private const int MostThreads = 16;

    private readonly VideoTrack _stream;

    /// <param name="stream">What the probe said.</param>
    public DecodePlan(VideoTrack stream)
    {
        _stream = stream;
        var (width, height) = stream.IsTurnedAside ? (stream.Height, stream.Width) : (stream.Width, stream.Height);
        Format = new(width, height, stream.FramesPerSecond) { Layout = LayoutOf(stream) };
    }

    /// <summary>What comes out.</summary>
    public VideoFormat Format { get; }

    /// <summary>The options of ffmpeg.</summary>
    /// <param name="file">Path of the video.</param>
    /// <param name="looks">Which pictures are delivered.</param>
    /// <param name="picturesPipe">Number of the descriptor that takes the pictures.</param>
    /// <param name="timesPipe">Number of the descriptor on which the child says what it decodes.</param>
    public IReadOnlyList<string> Arguments(string file, Looks looks, string picturesPipe, string timesPipe) =>
    [
        // The container's own clock, which is not bent where it jumps.
        "-nostdin", "-v", "error", "-copyts", "-threads", Threads,
        .. MediaFile.Open(file), "-map", $"0:{MediaFile.Pictures}",
        "-vf", string.Join(',', Filters(looks, timesPipe)), "-fps_mode", "passthrough",

        // A picture goes through the pipe as it is, and not by way of a buffer of 32 KB.
        "-avioflags", "direct", "-f", "rawvideo", $"pipe:{picturesPipe}",
    ];

    /// <summary>
    /// One more than FFmpeg takes by itself: while a picture goes through the pipe nobody gives the others any work.
    /// </summary>
    private static string Threads =>
        Math.Min(Environment.ProcessorCount + 2, MostThreads).ToString(CultureInfo.InvariantCulture);

    private static PixelLayout LayoutOf(VideoTrack stream)
    {
        var isPlanar = stream is { PixelFormat: "yuv420p", IsFullRange: false }
            && int.IsEvenInteger(stream.Width) && int.IsEvenInteger(stream.Height);
        return isPlanar && YuvColours.Of(stream.Matrix) is { } colours
            ? new PixelLayout.Planar420(colours)
            : new PixelLayout.Bgr();
    }

    private IEnumerable<string> Filters(Looks looks, string timesPipe)
    {
        yield return $"settb={_stream.TimeBase}";
        yield return OneSize();
        yield return Mark(Decoded);
        yield return Print(Decoded, timesPipe);
        if (LookExpression.Of(looks, _stream) is { } wanted)
        {
            yield return $"select='{wanted}'";
        }

        yield return Mark(Delivered);
        yield return Print(Delivered, timesPipe);
        yield return Format.Layout is PixelLayout.Bgr ? "format=bgr24" : "format=yuv420p";
    }

    /// <summary>
    /// Ends the child where a picture has another size: it would be scaled without a word. The new size stands in
    /// ffmpeg's complaint, negative, where <see cref="SizeChange"/> finds it.
    /// </summary>
    private string OneSize()
    {
        var isSame = string.Create(CultureInfo.InvariantCulture, $"eq(iw,{Format.Width})*eq(ih,{Format.Height})");
        return $"crop=w='if({isSame},iw,-iw)':h='if({isSame},ih,-ih)':exact=1";
    }

    private static string Mark(string key) => $"metadata=mode=add:key={key}:value=1";

    // Unbuffered: the line of a picture is there before the picture is.
    private static string Print(string key, string pipe) =>
        $@"metadata=mode=print:key={key}:direct=1:file='pipe\:{pipe}'";
}
