using System.Text.Json;
using Surgical.Models.Contract;

namespace Surgical.Evaluation.Flare;

/// <summary>What a run of ours left beside its predictions: who was asked, how, and how each answer came.</summary>
/// <param name="Model">Who was asked.</param>
/// <param name="Settings">How.</param>
/// <param name="Answers">By the question's place in its file, "row 7".</param>
internal sealed record TimedAnswers(
    ModelIdentity Model, JsonElement Settings, IReadOnlyDictionary<string, TimedAnswer> Answers);

/// <summary>One of them.</summary>
/// <param name="Place">"row 7" of the questions.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Confidence">Mean probability of the answer's tokens; null where it is not known.</param>
internal sealed record TimedAnswer(string Place, double Seconds, double? Confidence);
