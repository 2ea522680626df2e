namespace Surgical.Capture;

/// <summary>
/// What FFmpeg may take a file for: one list of formats and protocols for every child that opens one.
/// </summary>
internal static class MediaFile
{
    /// <summary>
    /// Containers that hold their pictures themselves. Playlists and scripts are left out on purpose: a file that looks
    /// like a video must not be able to name other files or addresses.
    /// </summary>
    public const string Containers =
        "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,asf,flv,mxf,ogg,h264,hevc,m4v,dv,gif,ivf,nut";

    /// <summary>The stream that is read: the first one of moving pictures, never a cover.</summary>
    public const string Pictures = "V:0";

    // In bytes, and in microseconds.
    private const string LongLook = "60M";

    /// <summary>Options that open a file and keep FFmpeg inside it.</summary>
    /// <param name="file">Path of it.</param>
    /// <param name="isLate">Whether its pictures begin long after its sound: FFmpeg must look further for them.</param>
    public static IReadOnlyList<string> Open(string file, bool isLate) =>
    [
        "-protocol_whitelist", "file", "-format_whitelist", Containers, .. Look(isLate),
        "-i", $"file:{Path.GetFullPath(file)}",
    ];

    /// <summary>Options that take the content of a file from the standard input, as what it was found to be.</summary>
    /// <param name="track">Of the file.</param>
    public static IReadOnlyList<string> OpenPipe(VideoTrack track) =>
    [
        "-protocol_whitelist", "pipe", "-format_whitelist", Containers, .. Look(track.IsLate),
        "-f", track.Container.Split(',')[0], "-i", "pipe:0",
    ];

    /// <summary>Options that take the content of a file from the standard input, whatever it is.</summary>
    public static IReadOnlyList<string> OpenPipe() =>
        ["-protocol_whitelist", "pipe", "-format_whitelist", Containers, "-i", "pipe:0"];

    private static IEnumerable<string> Look(bool isLate) =>
        isLate ? ["-probesize", LongLook, "-analyzeduration", LongLook] : [];
}
