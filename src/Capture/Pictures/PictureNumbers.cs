using System.Globalization;

namespace Surgical.Capture;

/// <summary>
/// The numbers in the names of pictures that were taken from a video: "frame_0001.png", "frame_0002.png" ...
/// </summary>
internal static class PictureNumbers
{
    /// <summary>
    /// Demands one name with numbers that go on in equal steps: where a picture is missing, all later times are wrong.
    /// </summary>
    /// <param name="pictures">Paths, in natural order.</param>
    /// <exception cref="CaptureException">The numbers have a gap, or there are none.</exception>
    public static void RequireWithoutGap(IReadOnlyList<string> pictures)
    {
        var numbered = pictures.Select(Parse).ToArray();
        foreach (var (before, next) in numbered.Zip(numbered.Skip(1)))
        {
            if (next.Stem != before.Stem)
            {
                throw new CaptureException(
                    $"Pictures of one video were expected, which differ in their number only; {next.File} came after "
                    + $"{before.File}.");
            }

            var step = numbered[1].Number - numbered[0].Number;
            if (next.Number - before.Number != step || step == 0)
            {
                throw new CaptureException(
                    "Pictures of a video were expected, numbered in equal steps as from "
                    + $"{numbered[0].File} to {numbered[1].File}; {next.File} came after {before.File}.");
            }
        }
    }

    private static (string File, string Stem, long Number) Parse(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var stem = name.TrimEnd("0123456789".ToCharArray());
        return long.TryParse(name[stem.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (Path.GetFileName(path), stem, number)
            : throw new CaptureException(
                $"Pictures of a video were expected, whose names end in their number; {Path.GetFileName(path)} came.");
    }
}
