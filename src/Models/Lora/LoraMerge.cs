using Surgical.Models.Files;
using Surgical.Models.Files.Weights;

namespace Surgical.Models.Lora;

/// <summary>What an adapter adds to the weights of a model.</summary>
/// <param name="Deltas">Canonical name of a weight to what is added to it.</param>
/// <param name="Notes">What a person should know and nothing forbids, a sentence each.</param>
internal sealed record LoraMerge(IReadOnlyDictionary<string, LowRankDelta> Deltas, IReadOnlyList<string> Notes)
{
    /// <summary>Of an adapter on a model; to be used only if no problem was added.</summary>
    /// <exception cref="ImportException">A pattern of the adapter takes too long.</exception>
    public static LoraMerge Of(LoraAdapter adapter, IEnumerable<PlannedTensor> plan, string model, Problems problems)
    {
        var settings = adapter.Settings;
        var pairs = LoraMatch.Find(adapter.File, plan, problems);

        // PEFT writes factors of linear layers whatever fan_in_fan_out says, and says false; another program may not.
        var isTransposed = settings.FanInFanOut
            && !pairs.All(pair => pair.Fits(settings.RankOf(pair.Module)))
            && pairs.All(pair => pair.FitsTransposed(settings.RankOf(pair.Module)));
        foreach (var pair in pairs)
        {
            pair.Check(settings.RankOf(pair.Module), isTransposed, problems);
        }

        return new LoraMerge(
            pairs.ToDictionary(
                pair => pair.Target.Name,
                pair => new LowRankDelta(pair.A, pair.B, settings.ScaleOf(pair.Module), isTransposed)),
            [.. LoraNotes.Of(settings, [.. pairs.Select(pair => pair.Module)], isTransposed, model)]);
    }
}
