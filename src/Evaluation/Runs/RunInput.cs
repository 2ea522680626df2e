using System.Text.Json.Nodes;
using Surgical.Models.Contract;

namespace Surgical.Evaluation.Runs;

/// <summary>
/// What a run is of. Two runs of one model and equal settings give the same answers to the same questions.
/// </summary>
/// <param name="Kind">What is asked for.</param>
/// <param name="Model">Who answers.</param>
/// <param name="Asked">What decides each answer: how it is asked, and the digest of what is asked.</param>
/// <param name="Chosen">
/// What only decides how much is answered and how it is scored; another run may choose otherwise.
/// </param>
public sealed record RunInput(RunKind Kind, ModelIdentity Model, JsonObject Asked, JsonObject Chosen)
{
    /// <summary>What runs were asked that do not say, as they began before it was written down.</summary>
    public JsonObject Formerly { get; init; } = [];

    /// <summary>All of what was asked and chosen; a new object at each call.</summary>
    public JsonObject Settings() => new(Asked.Concat(Chosen)
        .Select(setting => KeyValuePair.Create(setting.Key, setting.Value?.DeepClone())));
}
