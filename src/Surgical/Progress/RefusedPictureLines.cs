using Surgical.Analyzer.Reading;

namespace Surgical.Progress;

/// <summary>Says which pictures of a folder were not read. Pure.</summary>
internal static class RefusedPictureLines
{
    /// <summary>More than these would push the rest off the screen; report.json has all.</summary>
    private const int MostNamed = 10;

    /// <returns>None where all were read.</returns>
    public static IEnumerable<string> Of(CaseOutcome outcome)
    {
        var refused = outcome.RefusedPictures;
        if (refused.Count == 0)
        {
            return [];
        }

        var more = refused.Count - MostNamed;
        return
        [
            $"surgical: {refused.Count} of {outcome.Counts.Read} pictures could not be read and were left out:",
            .. refused.Take(MostNamed).Select(picture => $"surgical:   {picture.Name}: {picture.Reason}"),
            .. more > 0 ? [$"surgical:   and {more} more; report.json names all"] : Array.Empty<string>(),
        ];
    }
}
