using System.Text;
using Surgical.Capture;

namespace Surgical.Cases.Intake;

/// <summary>A case's name from a file name that somebody sent. It is shown and never opened.</summary>
public static class ShownName
{
    private const int Greatest = 120;

    /// <summary>
    /// The last part of the path without the ending of a video, in characters that can be seen; "Untitled"
    /// when nothing is left.
    /// </summary>
    public static string Of(string fileName) => Printable(VideoName.Stem(Last(fileName)));

    /// <summary>The same with its extension, for messages about the file.</summary>
    public static string OfFile(string fileName) => Printable(Last(fileName));

    private static string Last(string fileName) => fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>A name in which nothing hides; one that was shown so already stays as it is.</summary>
    public static string Visible(string name)
    {
        var visible = new StringBuilder();
        foreach (var piece in VisibleText.PiecesOf(name).TakeWhile(piece => visible.Length + piece.Length <= Greatest))
        {
            visible.Append(piece);
        }

        return visible.ToString();
    }

    private static string Printable(string name) =>
        Visible(name.Trim(' ', '.')) is { Length: > 0 } visible ? visible : "Untitled";
}
