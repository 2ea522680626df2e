using System.Text.Json;
using Surgical.Analyzer.Guidance.Naming;
using Surgical.Analyzer.Phases;
using Surgical.TestKit;

namespace Surgical.Analyzer.Tests.Guidance;

/// <summary>A thinking, and the phase that it claims of the frame.</summary>
/// <param name="Thinking">As a model writes it.</param>
/// <param name="Phase">Id; null for none; '|' between what may be accepted, "None" for null among them.</param>
internal sealed record PhaseSentence(string Thinking, string? Phase)
{
    private const string None = "None";

    /// <summary>Ours, made up kind by kind.</summary>
    public static IReadOnlyList<PhaseSentence> Ours { get; } = Read(
        Path.Combine(Repository.Root, "tests", "Analyzer.Tests", "Guidance", "phase-sentences.jsonl"));

    /// <summary>Those beside the repository; none where the folder is missing.</summary>
    public static IReadOnlyList<PhaseSentence> Shared { get; } =
        Read(Path.Combine(Repository.Shared("cases"), "phase-naming", "sentences.jsonl"));

    /// <summary>What the product names.</summary>
    public string Named => PhaseNaming.VoteOf(Thinking, [Range.All]) is { } vote ? PhaseNames.Id(vote.Phase) : None;

    /// <summary>Everything that counts as right.</summary>
    public IReadOnlyList<string> Accepted => (Phase ?? None).Split('|');

    /// <summary>Right, or silent where a phase was claimed.</summary>
    public bool IsSound => Named == None || Accepted.Contains(Named);

    /// <summary>A phase is claimed, and silence is no answer.</summary>
    public bool ClaimsOne => !Accepted.Contains(None);

    private static PhaseSentence[] Read(string path) => File.Exists(path)
        ? [.. File.ReadLines(path).Where(line => line.Length > 0)
            .Select(line => JsonSerializer.Deserialize<PhaseSentence>(line, AnalysisJson.Options)!)]
        : [];
}
