using System.Globalization;
using Surgical.Capture;

namespace Surgical.Soak.Footage;

/// <summary>Pictures, gaps and complaints in a few words.</summary>
internal static class Said
{
    public static string Of(ShownPicture picture) => string.Create(
        CultureInfo.InvariantCulture, $"picture {picture.Number?.ToString() ?? "?"} at {picture.At:0.####} s");

    public static string Of(FootageGap gap) => string.Create(
        CultureInfo.InvariantCulture,
        $"{gap.Kind} {gap.From.TotalSeconds:0.###}-{gap.To.TotalSeconds:0.###} ({gap.Reason})");

    public static string Of(IEnumerable<FootageGap> gaps) => $"Gaps: {string.Join(' ', gaps.Select(Of))}.";

    /// <summary>The first of many complaints.</summary>
    public static string ByFfmpeg(string complaint) =>
        $"FFmpeg: {(complaint.Length == 0 ? "nothing" : complaint.Split('\n')[0])}";
}
