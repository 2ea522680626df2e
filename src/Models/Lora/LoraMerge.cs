using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3;
using Surgical.Models.Lora.Settings;

namespace Surgical.Models.Lora;

/// <summary>What an adapter makes of the tensors of a model.</summary>
/// <param name="Changes">Canonical name to change.</param>
/// <param name="PartsHead">Whether the head of a tied model is another tensor than the embedding from here on.</param>
/// <param name="Notes">What a person should know and nothing forbids, a sentence each.</param>
internal sealed record LoraMerge(
    IReadOnlyDictionary<string, TensorChange> Changes, bool PartsHead, IReadOnlyList<string> Notes)
{
    /// <summary>Of an adapter on a model; to be used only if no problem was added.</summary>
    /// <param name="adapter">Opened; borrowed.</param>
    /// <param name="configuration">The model's shape.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="problems">Takes what does not belong to the model.</param>
    /// <exception cref="ImportException">A pattern of the adapter takes too long.</exception>
    public static LoraMerge Of(
        LoraAdapter adapter, Gemma3Configuration configuration, string model, Problems problems)
    {
        // An adapter may part a tied model's head from the embedding.
        PlannedTensor[] plan = [.. TensorPlan.For(configuration.WithOwnHead())];
        var settings = adapter.Settings;
        var found = LoraMatch.Find(adapter.File, plan, problems);
        SavedModules.Check(found, plan, settings, problems);

        // PEFT writes factors of linear layers whatever fan_in_fan_out says, and says false; another program may not.
        var layers = found.Pairs.Where(pair => !pair.IsEmbedding).ToList();
        var isTransposed = settings.FanInFanOut
            && !layers.All(pair => pair.Fits(settings.RankOf(pair.Module)))
            && layers.All(pair => pair.FitsTransposed(settings.RankOf(pair.Module)));
        var idle = Check(found, settings, isTransposed, problems);
        var merged = found with { Pairs = [.. found.Pairs.Where(pair => !IsLeftOut(pair, settings))] };
        var changes = merged.Pairs.Select(pair => pair.Target.Name)
            .Union(merged.Wholes.Select(whole => whole.Target.Name))
            .ToDictionary(name => name, name => Change(merged, name, settings, isTransposed));
        var parts = configuration.Text.TiedEmbeddings && TiedHead.Follow(merged, settings, changes);
        return new LoraMerge(changes, parts, [.. LoraNotes.Of(new(settings, found, plan, idle, isTransposed, model))]);
    }

    private static bool IsLeftOut(LoraPair pair, LoraSettings settings) =>
        settings.Targets?.LeaveOut(pair.Module) is true;

    private static TensorChange Change(AdapterTensors found, string name, LoraSettings settings, bool isTransposed)
    {
        var whole = found.WholeOf(name)?.Numbers;
        return found.PairOf(name) is not { } pair
            ? new TensorChange(whole, Delta: null, Lengths: null)
            : new TensorChange(
                whole,
                new LowRankDelta(pair.A, pair.B, settings.ScaleOf(pair.Module), isTransposed || pair.IsEmbedding),
                pair.Magnitude is { } lengths ? new RowLengths(lengths, (int)pair.Target.FileShape[1]) : null);
    }

    private static List<LoraPair> Check(
        AdapterTensors found, LoraSettings settings, bool isTransposed, Problems problems)
    {
        var idle = new List<LoraPair>();
        foreach (var pair in found.Pairs)
        {
            CheckMagnitude(pair, settings, problems);
            if (pair.Check(settings.RankOf(pair.Module), isTransposed || pair.IsEmbedding, problems))
            {
                idle.Add(pair);
            }

            if (found.WholeOf(pair.Target.Name) is { IsBase: false } whole)
            {
                problems.Add(whole.Path, "either a whole tensor or a pair of factors", "both");
            }
        }

        foreach (var whole in found.Wholes)
        {
            LoraPair.GreatestOf(whole.Numbers, problems);
        }

        return idle;
    }

    private static void CheckMagnitude(LoraPair pair, LoraSettings settings, Problems problems)
    {
        if (settings.HasMagnitudes != pair.Magnitude is not null)
        {
            problems.Add(
                pair.Module,
                settings.HasMagnitudes ? "lora_magnitude_vector, as use_dora says" : "no magnitude without use_dora",
                settings.HasMagnitudes ? "none" : "lora_magnitude_vector");
        }
        else if (pair is { IsEmbedding: true, Magnitude: not null })
        {
            problems.Add(
                pair.Module,
                $"no DoRA of an embedding, which is not merged{LoraRefusals.Remedy}",
                "lora_magnitude_vector");
        }
    }
}
