using Surgical.Analyzer.Phases;

namespace Surgical.Cases.Chart;

/// <summary>The ids of domain.md, as requests spell them.</summary>
internal static class PhaseIds
{
    private const int Shown = 40;

    public static IReadOnlyList<string> All { get; } = [.. PhaseNames.Phases.Select(PhaseNames.Id)];

    /// <summary>All of them, for messages.</summary>
    public static string Listed { get; } = string.Join(", ", All);

    /// <summary>As much of a strange one as a message may hold.</summary>
    public static string Short(string id) => id.Length <= Shown ? id : id[..Shown] + "...";
}
