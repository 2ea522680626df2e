using System.Text;

namespace Surgical.Models.Files.Foreign;

/// <summary>
/// The few lines that git leaves in the place of a large file where Git LFS did not fetch it. Pure.
/// </summary>
/// <remarks>https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md.</remarks>
internal static class LfsPointer
{
    /// <summary>No pointer is longer.</summary>
    public const int Longest = 1024;

    private const string Size = "\nsize ";

    private static ReadOnlySpan<byte> Start => "version https://git-lfs.github.com/spec/"u8;

    /// <summary>What came, for a message that says what to do; null for anything but a pointer.</summary>
    /// <param name="content">Of the file; its first <see cref="Longest"/> bytes are enough.</param>
    public static string? In(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith(Start))
        {
            return null;
        }

        var text = Encoding.ASCII.GetString(content[..Math.Min(content.Length, Longest)]);
        var at = text.IndexOf(Size, StringComparison.Ordinal);
        var digits = at < 0 ? "" : string.Concat(text.Skip(at + Size.Length).TakeWhile(char.IsAsciiDigit));
        return $"a Git LFS pointer{(digits.Length > 0 ? $" to {digits} bytes" : "")}, not the file itself: git lfs "
            + "pull in its folder fetches it, or surgical pull the repository";
    }
}
