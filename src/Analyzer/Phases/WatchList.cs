namespace Surgical.Analyzer.Phases;

/// <summary>What to watch for in each phase: curated text, the same whatever a model says.</summary>
public static class WatchList
{
    private static readonly WatchListFile File = EmbeddedData.Read<WatchListFile>("watch-list.json");

    /// <summary>Shown wherever the list is: a surgeon must review it before teaching use.</summary>
    public static string Review => File.Review;

    /// <summary>Where the text comes from.</summary>
    public static IReadOnlyList<string> Sources => File.Sources;

    /// <summary>One entry a phase, in the usual order; idle has none.</summary>
    public static IReadOnlyList<WatchListEntry> All { get; } =
        [.. PhaseNames.Phases.Select(For).OfType<WatchListEntry>()];

    /// <summary>The entry of a phase; null for idle.</summary>
    public static WatchListEntry? For(SurgicalPhase phase)
    {
        var id = PhaseNames.Id(phase);
        var shared = File.Entries.FirstOrDefault(entry => entry.Phases.Contains(id));
        return shared is null ? null : new(id, shared.Danger, shared.WatchFor, shared.FirstReaction);
    }

    private sealed record WatchListFile(
        string Review, IReadOnlyList<string> Sources, IReadOnlyList<SharedEntry> Entries);

    private sealed record SharedEntry(
        IReadOnlyList<string> Phases, string Danger, string WatchFor, string FirstReaction);
}

/// <summary>What can go wrong in a phase.</summary>
/// <param name="Phase">Id of the phase.</param>
/// <param name="Danger">What can happen.</param>
/// <param name="WatchFor">How it shows.</param>
/// <param name="FirstReaction">What to do first.</param>
public sealed record WatchListEntry(string Phase, string Danger, string WatchFor, string FirstReaction);
