using Surgical.Capture;

namespace Surgical.Cases.Intake;

/// <summary>A case's name from a file name that somebody sent. It is shown and never opened.</summary>
public static class ShownName
{
    private const int Greatest = 120;

    /// <summary>
    /// The last part of the path without the ending of a video, in printable characters; "Untitled" when nothing is
    /// left.
    /// </summary>
    public static string Of(string fileName)
    {
        var last = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        var printable = string.Concat(VideoName.Stem(last).Where(c => !char.IsControl(c))).Trim(' ', '.');
        return printable switch
        {
            "" => "Untitled",
            { Length: > Greatest } => printable[..Greatest],
            _ => printable,
        };
    }
}
