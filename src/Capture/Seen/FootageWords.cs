using System.Globalization;

namespace Surgical.Capture;

/// <summary>What people are told about footage that cannot be seen.</summary>
internal static class FootageWords
{
    public const string Damaged = "The file is damaged here: pictures cannot be decoded, or not whole.";

    public const string BeginsInside =
        "The file begins in the middle of a group of pictures: the first ones cannot be decoded.";

    public const string Torn = "The file is torn here: pictures are missing.";

    public const string CutOff = "The file is cut off: pictures that it promises are not in it.";

    public const string Contradiction =
        "The times in the file contradict the order of its pictures; from here on they may be shown too late.";

    public const string Pause = "The recording pauses here.";

    public const string NothingYet = "There is no picture yet, only sound.";

    public const string Change =
        "The pictures change their size or their coding here; all are shown in the size of the first.";

    public static string CameToRest(TimeSpan still) => string.Create(
        CultureInfo.InvariantCulture,
        $"The file was read while it was written. It counts as whole: nothing was added for "
        + $"{still.TotalSeconds:0.#} s.");

    public static string CountedOnly(TimeSpan early) => string.Create(
        CultureInfo.InvariantCulture,
        $"The file counts more pictures than are in it, and tells no times: behind what is damaged they may be shown "
        + $"up to {early.TotalSeconds:0.##} s too early.");

    public static string FoundFault(string complaint) =>
        $"FFmpeg finds fault with the file, though no picture is seen to be missing: {complaint}";

    public static string Crashed(int exitCode) =>
        $"The decoder failed here (ffmpeg ended with {exitCode}) and was started again behind this place.";

    public static string Hung(TimeSpan patience) =>
        $"The decoder gave no sign of life for {patience.TotalSeconds:F0} s here and was started again behind this "
        + "place.";

    public static string GivenUp(string why) =>
        $"The decoder failed here too often, and the rest could not be read: {why}";
}
