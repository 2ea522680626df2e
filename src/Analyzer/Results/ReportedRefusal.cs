using Surgical.Capture;

namespace Surgical.Analyzer.Results;

/// <summary>A picture of a folder that was not read, as a report says it.</summary>
/// <param name="Name">Of the file.</param>
/// <param name="Seconds">When it would have been shown.</param>
/// <param name="Reason">Why not, as the end of a sentence about it.</param>
internal sealed record ReportedRefusal(string Name, double Seconds, string Reason)
{
    public static IReadOnlyList<ReportedRefusal> Of(IReadOnlyList<RefusedPicture> pictures) =>
        [.. pictures.Select(picture => new ReportedRefusal(picture.Name, picture.At.TotalSeconds, picture.Reason))];
}
