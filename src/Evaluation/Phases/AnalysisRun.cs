using System.Text.Json;
using Surgical.Analyzer.Findings;
using Surgical.Models.Contract;

namespace Surgical.Evaluation.Phases;

/// <summary>
/// What `surgical analyze` left beside a phases.csv: who was asked, how, and what was said of every key frame.
/// </summary>
/// <param name="Source">Name of the video, without its ending.</param>
/// <param name="SourceSha256">Of the video; null where it went on being written.</param>
/// <param name="Model">Who was asked.</param>
/// <param name="Settings">How the case was read, as report.json has it.</param>
/// <param name="KeyFrames">In order; a torn last line of an interrupted run is left out.</param>
internal sealed record AnalysisRun(
    string Source, string? SourceSha256, ModelIdentity Model, JsonElement Settings,
    IReadOnlyList<KeyFrameAnalysis> KeyFrames);
