using Surgical.Cases.Store;

namespace Surgical.Cases.Export;

/// <summary>Which cases of a store are exported.</summary>
public static class ChosenCases
{
    private const int Shown = 5;

    /// <summary>The cases that were named, or all whose video is prepared, in order of arrival.</summary>
    /// <exception cref="IOException">A named case is not there, or there is none at all.</exception>
    public static async Task<IReadOnlyList<ExportedCase>> OfAsync(
        CaseStore store, string data, IReadOnlyList<string> named, CancellationToken cancellationToken)
    {
        var stored = (await store.CasesAsync(cancellationToken)).Where(one => one.Video is not null).ToList();
        var ids = stored.Select(one => one.Entry.Id).ToList();
        if (named.FirstOrDefault(id => !ids.Contains(id)) is { } strange)
        {
            throw new IOException($"{data}: expected a case {strange} with a prepared video; there are {Listed(ids)}.");
        }

        var cases = new List<ExportedCase>();
        foreach (var (entry, video) in stored.Where(one => named.Count == 0 || named.Contains(one.Entry.Id)))
        {
            cases.Add(new(entry, video!, await store.EventsAsync(entry.Id, after: 0, cancellationToken)));
        }

        return cases.Count > 0
            ? cases
            : throw new IOException($"{data}: expected cases with a prepared video, found none.");
    }

    /// <summary>Cases of one and the same video, pair by pair.</summary>
    public static IEnumerable<(string First, string Second)> Twins(IReadOnlyList<ExportedCase> cases) => cases
        .GroupBy(one => one.Entry.OriginalSha256)
        .SelectMany(same => same.Skip(1), (same, other) => (same.First().Entry.Id, other.Entry.Id));

    private static string Listed(List<string> ids) => ids.Count == 0
        ? "none"
        : string.Join(", ", ids.Take(Shown)) + (ids.Count > Shown ? $" and {ids.Count - Shown} more" : "");
}
