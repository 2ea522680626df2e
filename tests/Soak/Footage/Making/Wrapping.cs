namespace Surgical.Soak.Footage.Making;

/// <summary>A container.</summary>
/// <param name="Name">Ours.</param>
/// <param name="Extension">Of the file.</param>
/// <param name="Options">FFmpeg's for writing it.</param>
/// <param name="Sound">FFmpeg's for the sound in it; null where it holds none.</param>
internal sealed record Wrapping(string Name, string Extension, string Options, string? Sound)
{
    /// <summary>Whether it can turn pictures, and cut pieces away by a list.</summary>
    public bool HasHeaders => Extension is "mp4" or "mov";

    /// <summary>Whether two files are one, one after the other.</summary>
    public bool CanBeJoined => Name is "ts" or "mpg";

    /// <summary>Whether it says how long it should be, so that a cut shows.</summary>
    public bool TellsItsLength => Name is "mp4" or "mov" or "mkv" or "webm" or "avi" or "flv";

    /// <summary>Whether pictures may come at any time.</summary>
    public bool HasFreeTimes => Name is not ("avi" or "dv" or "mxf" or "ogg");

    public static Wrapping Of(string name) => All.First(wrapping => wrapping.Name == name);

    private static readonly Wrapping[] All =
    [
        new("mp4", "mp4", "-movflags +faststart -f mp4", "-c:a aac"),
        new("fmp4", "mp4", "-movflags frag_keyframe+empty_moov+default_base_moof -f mp4", "-c:a aac"),
        new("mov", "mov", "-f mov", "-c:a pcm_s16le"),
        new("mkv", "mkv", "-f matroska", "-c:a aac"),
        new("webm", "webm", "-f webm", "-c:a libvorbis"),
        new("avi", "avi", "-f avi", "-c:a libmp3lame"),
        new("ts", "ts", "-f mpegts", "-c:a mp2"),
        new("mpg", "mpg", "-f mpeg", "-c:a mp2"),
        new("vob", "vob", "-f vob", "-c:a ac3"),
        new("flv", "flv", "-f flv", "-c:a libmp3lame"),
        new("asf", "wmv", "-f asf", "-c:a wmav2"),
        new("mxf", "mxf", "-f mxf", null),
        new("ogg", "ogv", "-f ogg", "-c:a libvorbis"),
        new("nut", "nut", "-f nut", "-c:a mp2"),
        new("dv", "dv", "-f dv", null),
    ];
}
