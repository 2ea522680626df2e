using System.Globalization;
using Surgical.Capture;

namespace Surgical.Cases.Intake;

/// <summary>Room on the disk for the copy of a video that browsers play. Pure.</summary>
internal static class CopyRoom
{
    // Measured on a minute of 4K: docs/footage.md. A disk that fills all the same has a sentence of its own.
    private const double BitsPerPixel = 0.065;

    private const double Gigabyte = 1e9;

    /// <summary>Bytes that a copy takes, about.</summary>
    public static long BytesOf(SourcePlan plan) =>
        (long)((double)plan.Times.Count * plan.ShownWidth * plan.ShownHeight * BitsPerPixel / 8);

    /// <summary>Returns where there is room.</summary>
    /// <param name="bytes">That a copy takes.</param>
    /// <param name="free">Bytes that the disk has.</param>
    /// <exception cref="RefusedVideoException">There is none: nothing is begun.</exception>
    public static void Require(long bytes, long free)
    {
        if (bytes > free)
        {
            throw RefusedVideoException.NoRoomForCopy(Text(bytes), Text(free));
        }
    }

    private static string Text(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / Gigabyte:0.00} GB");
}
