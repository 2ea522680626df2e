namespace Surgical.Capture;

/// <summary>What a recording is called, by the name of its file.</summary>
public static class VideoName
{
    /// <summary>What the names of videos end with, in small letters or large.</summary>
    public static IReadOnlySet<string> Endings { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        ".mp4", ".m4v", ".mov", ".qt", ".mkv", ".webm", ".avi", ".divx", ".mpg", ".mpeg", ".m2v", ".ts", ".mts",
        ".m2ts", ".m2t", ".wmv", ".asf", ".flv", ".f4v", ".3gp", ".3g2", ".vob", ".mod", ".tod", ".mxf", ".ogv", ".ogg",
        ".dv", ".gif", ".ivf", ".nut", ".h264", ".264", ".h265", ".265", ".hevc", ".mj2", ".m4a",
    };

    /// <summary>
    /// The name without the ending of a video; other dots belong to it: "Dr.Miller 2024.11.30" stays as it is.
    /// </summary>
    public static string Stem(string fileName)
    {
        var ending = Path.GetExtension(fileName);
        return Endings.Contains(ending) ? fileName[..^ending.Length] : fileName;
    }
}
