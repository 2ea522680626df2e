using Surgical.Models.Files;

namespace Surgical.Models.Lora;

/// <summary>What is odd about an adapter, and no reason to refuse it. Pure.</summary>
internal static class LoraNotes
{
    /// <param name="settings">Of the adapter.</param>
    /// <param name="modules">Paths of its layers.</param>
    /// <param name="isTransposed">Whether its factors are taken for those of a transposed weight.</param>
    /// <param name="model">Name of the snapshot that it is merged into.</param>
    /// <exception cref="ImportException">A pattern takes too long.</exception>
    public static IEnumerable<string> Of(
        LoraSettings settings, IReadOnlyCollection<string> modules, bool isTransposed, string model)
    {
        if (settings.BaseModel is { Length: > 0 } trainedOn && LastPart(trainedOn) != LastPart(model))
        {
            yield return $"it was trained on {trainedOn}, and is merged into {model}";
        }

        foreach (var key in settings.Ranks.Unused(modules))
        {
            yield return $"rank_pattern {key} matches none of its layers";
        }

        foreach (var key in settings.Alphas.Unused(modules))
        {
            yield return $"alpha_pattern {key} matches none of its layers";
        }

        if (settings.Targets is { } targets
            && modules.Where(module => !targets.Covers(module)).ToList() is [var first, ..] left)
        {
            yield return $"target_modules does not name {left.Count} of its {modules.Count} layers, {first} first:"
                + " PEFT would leave them out, here they are merged";
        }

        if (settings.FanInFanOut && !isTransposed)
        {
            yield return "fan_in_fan_out has no effect on its linear layers, as in PEFT";
        }
    }

    // "google/medgemma-4b-it", and the same in some folder.
    private static string LastPart(string name) => name.TrimEnd('/')[(name.TrimEnd('/').LastIndexOf('/') + 1)..];
}
