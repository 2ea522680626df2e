namespace Surgical.Capture;

/// <summary>Why FFmpeg can make nothing of a file: its own words would mislead, for it guesses by the name.</summary>
internal static class UnreadableVideo
{
    /// <summary>Whether ffprobe ends because it cannot begin a stream, though others may be whole.</summary>
    /// <param name="complaint">FFmpeg's words.</param>
    public static bool IsGivenUp(string complaint) =>
        complaint.Contains("Could not open codec for input stream", StringComparison.Ordinal);

    /// <summary>As the end of a sentence.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="complaint">FFmpeg's words.</param>
    public static string Why(string file, string complaint) =>
        complaint.Contains("whitelist", StringComparison.Ordinal) ? "it is another kind of file"
        : BeginsAsMp4(file)
            ? "it begins as MP4 but has no usable index, as a recording has none that was cut off or is still "
                + "being made"
        : "it does not begin as one";

    private static bool BeginsAsMp4(string file)
    {
        Span<byte> head = stackalloc byte[8];
        using var stream = File.OpenRead(file);
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head[..length].EndsWith("ftyp"u8);
    }
}
