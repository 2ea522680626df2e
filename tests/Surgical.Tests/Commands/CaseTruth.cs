using System.Globalization;
using System.Text.Json;
using Surgical.Analyzer.Phases;
using Surgical.TestKit;

namespace Surgical.Tests.Commands;

/// <summary>What is known to happen in a sample video: its phases (.csv) and its hazards (.json).</summary>
internal sealed class CaseTruth
{
    private readonly List<(string Phase, double Start, double End)> _phases;

    private CaseTruth(List<(string Phase, double Start, double End)> phases, IReadOnlyList<Hazard> hazards)
    {
        _phases = phases;
        Hazards = hazards;
    }

    /// <summary>Half-open periods, in order.</summary>
    public IReadOnlyList<Hazard> Hazards { get; }

    public static CaseTruth OfSample(string name)
    {
        var facts = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.SampleVideos, $"{name}.json")));
        var hazards = facts.RootElement.GetProperty("events").EnumerateArray().Select(hazard => new Hazard(
            hazard.GetProperty("kind").GetString()!,
            hazard.GetProperty("start").GetDouble(),
            hazard.GetProperty("end").GetDouble()));
        return new CaseTruth(PhasesOf(Path.Combine(Repository.SampleVideos, $"{name}.csv")), [.. hazards]);
    }

    /// <summary>Reads the phases of a file in Cataract-1K's columns.</summary>
    public static CaseTruth OfPhases(string csv) => new(PhasesOf(csv), []);

    /// <summary>Id of the phase at a moment; idle where no row covers it, null where the row says Unknown.</summary>
    public string? PhaseAt(double seconds)
    {
        var row = _phases.Find(phase => seconds >= phase.Start && seconds < phase.End);
        return row.Phase is null ? "idle"
            : PhaseNames.TryParse(row.Phase, out var phase) ? PhaseNames.Id(phase)
            : null;
    }

    private static List<(string Phase, double Start, double End)> PhasesOf(string csv) =>
        [.. File.ReadLines(csv).Skip(1).Select(line => line.Split(',')).Select(cells => (
            cells[1],
            double.Parse(cells[4], CultureInfo.InvariantCulture),
            double.Parse(cells[5], CultureInfo.InvariantCulture)))];

    internal sealed record Hazard(string Kind, double Start, double End)
    {
        public bool Covers(double seconds) => seconds >= Start && seconds < End;

        public bool IsWithin(double distance, double seconds) =>
            seconds >= Start - distance && seconds <= End + distance;
    }
}
