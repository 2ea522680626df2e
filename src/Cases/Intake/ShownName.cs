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
    public static string Of(string fileName) => Printable(VideoName.Stem(Last(fileName)));

    /// <summary>The same with its extension, for messages about the file.</summary>
    public static string OfFile(string fileName) => Printable(Last(fileName));

    private static string Last(string fileName) => fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];

    private static string Printable(string name) =>
        string.Concat(name.Where(c => !char.IsControl(c))).Trim(' ', '.') switch
        {
            "" => "Untitled",
            { Length: > Greatest } printable => printable[..Greatest],
            var printable => printable,
        };
}
