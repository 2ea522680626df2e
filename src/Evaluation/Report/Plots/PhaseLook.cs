using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Analyzer.Phases;
using Surgical.Evaluation.Phases.Scores;
using Surgical.Evaluation.Report.Page;

namespace Surgical.Evaluation.Report.Plots;

/// <summary>How a phase is named and coloured, as on the dashboard.</summary>
/// <param name="Name">For people.</param>
/// <param name="Short">Where the name does not fit.</param>
/// <param name="Colour">"#rrggbb".</param>
internal sealed record PhaseLook(string Name, string Short, string Colour)
{
    private const string File = "phase-looks.json";
    private const string UnknownId = "unknown";

    private static readonly Dictionary<string, PhaseLook> ById = Read();

    /// <summary>Every phase in the usual order, then unknown.</summary>
    public static IReadOnlyList<(int Label, PhaseLook Look)> All { get; } =
    [
        .. PhaseNames.Phases.Select(phase => ((int)phase, Of((int)phase))),
        (PhaseTimeline.Unknown, Of(PhaseTimeline.Unknown)),
    ];

    /// <summary>Of a class; what is none is unknown.</summary>
    public static PhaseLook Of(int label) => ById[Id(label)];

    /// <summary>Of a phase's id; null is unknown.</summary>
    public static PhaseLook Of(string? id) => ById.GetValueOrDefault(id ?? UnknownId, ById[UnknownId]);

    /// <summary>The id of a class, which is the name of its colour in the page.</summary>
    public static string Id(int label) =>
        label >= 0 && label < PhaseNames.Phases.Count ? PhaseNames.Id((SurgicalPhase)label) : UnknownId;

    private static Dictionary<string, PhaseLook> Read()
    {
        using var stream = PageText.Embedded(File);
        return JsonSerializer.Deserialize<Dictionary<string, PhaseLook>>(stream, AnalysisJson.Options)
            ?? throw new InvalidOperationException($"Expected an object in {File}, got null.");
    }
}
