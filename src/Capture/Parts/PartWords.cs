using System.Globalization;

namespace Surgical.Capture;

/// <summary>What people are told where a part begins.</summary>
internal static class PartWords
{
    /// <param name="parts">Of the recording.</param>
    /// <param name="place">Of the part that begins, from 1 for the second.</param>
    public static string Begins(RecorderParts parts, int place)
    {
        var stood = parts.Order.By is PartOrderKind.Clock
            ? parts.InOrder[place].RecordedAt - parts.InOrder[place - 1].RecordedUntil
            : null;
        var pause = stood > PartOrdering.ClockRounding
            ? $"; the recorder stood for about {About(stood.Value)} before it"
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Part {place + 1} of {parts.InOrder.Count}, {parts.InOrder[place].Name}, begins here{pause}.");
    }

    /// <param name="own">Of the part.</param>
    /// <param name="wanted">Of the case.</param>
    /// <returns>Null where its pictures have the case's size.</returns>
    public static string? Fitted(VideoFormat own, VideoFormat wanted) =>
        (own.Width, own.Height) == (wanted.Width, wanted.Height) ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"Its pictures have {own.Width} x {own.Height} pixels; they are shown in the size of the first part, "
            + $"{wanted.Width} x {wanted.Height}{(PictureFit.HasBars(own, wanted) ? ", between black bars" : "")}.");

    private static string About(TimeSpan time) =>
        time.TotalMinutes < 1.5 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F0} s")
        : time.TotalHours < 1.5 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:F0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalHours):F0} h {time.Minutes} min");
}
