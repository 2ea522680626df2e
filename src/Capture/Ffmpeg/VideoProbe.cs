using System.Text.Json;

namespace Surgical.Capture;

/// <summary>Asks FFmpeg's ffprobe what a file really is, whatever its name says.</summary>
public static class VideoProbe
{
    /// <summary>Reads the headers and every packet of a file once; decodes nothing.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="cancellationToken">Kills ffprobe.</param>
    /// <exception cref="CaptureException">It cannot be read, or is no video.</exception>
    public static async Task<VideoFacts> OfAsync(string file, CancellationToken cancellationToken)
    {
        RequireContent(file);
        var probe = await FfmpegChild.RunAsync(
            "ffprobe", file, [.. Options, .. MediaFile.Open(file)], cancellationToken);

        using var said = JsonDocument.Parse(probe.Output.Length > 0 ? probe.Output : "{}"u8.ToArray());
        if (!said.RootElement.TryGetProperty("format", out var container))
        {
            throw new CaptureException(
                $"{Path.GetFileName(file)} was expected to be a video; {WhyNot(file, probe.Complaint)}. "
                + $"FFmpeg says: {probe.Complaint}");
        }

        var streams = said.RootElement.GetProperty("streams").EnumerateArray();
        return streams.FirstOrDefault() is { ValueKind: JsonValueKind.Object } stream
            ? ProbeAnswer.Read(said.RootElement, container, stream, probe.Complaint)
            : throw new CaptureException($"{Path.GetFileName(file)} was expected to be a video; it holds no pictures.");
    }

    private static string[] Options =>
    [
        "-v", "error", "-of", "json", "-select_streams", MediaFile.Pictures,
        "-show_entries", "format=format_name,start_time,duration",
        "-show_entries", "stream=codec_name,pix_fmt,color_space,color_range,width,height,sample_aspect_ratio",
        "-show_entries", "stream=avg_frame_rate,nb_frames,time_base,start_pts,start_time,duration",
        "-show_entries", "stream_tags=DURATION",
        "-show_entries", "stream_side_data=rotation",
        "-show_entries", "packet=pts_time,dts_time,duration_time,flags",
    ];

    private static void RequireContent(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length == 0)
            {
                throw new CaptureException(
                    $"{Path.GetFileName(path)} was expected to be a video; it is empty (0 bytes).");
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CaptureException($"{Path.GetFileName(path)} cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>FFmpeg guesses by the name when the content says nothing, so its words alone would mislead.</summary>
    private static string WhyNot(string file, string complaint)
    {
        Span<byte> head = stackalloc byte[8];
        using var stream = File.OpenRead(file);
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var startsAsMp4 = head[..length].EndsWith("ftyp"u8);

        return complaint.Contains("whitelist", StringComparison.Ordinal) ? "it is another kind of file"
            : startsAsMp4 ? "it begins as MP4 but has no usable index, as a recording that was cut off has none"
            : "it does not begin as one";
    }
}
