using Surgical.Capture;

namespace Surgical.Analyzer.Results;

/// <summary>A file of a recording that came in several, as a report says it.</summary>
/// <param name="Name">Of the file.</param>
/// <param name="Sha256">Of its content.</param>
/// <param name="FromSeconds">Where it begins in the recording; null while it was not read.</param>
/// <param name="ToSeconds">Where it ends, exclusive; null likewise.</param>
internal sealed record ReportedPart(string Name, string Sha256, double? FromSeconds, double? ToSeconds)
{
    /// <summary>As they are reported; null for a recording that came in one.</summary>
    /// <param name="parts">In order; null for none.</param>
    /// <param name="seen">Those of them that were read, in order.</param>
    public static IReadOnlyList<ReportedPart>? Of(CaseParts? parts, IReadOnlyList<SeenPart> seen) =>
        parts is null
            ? null
            : [.. parts.InOrder.Select((part, place) => new ReportedPart(
                part.Name,
                part.Sha256,
                seen.ElementAtOrDefault(place)?.From.TotalSeconds,
                seen.ElementAtOrDefault(place)?.To.TotalSeconds))];
}
