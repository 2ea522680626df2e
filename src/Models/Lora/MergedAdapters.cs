using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3;

namespace Surgical.Models.Lora;

/// <summary>Adapters that were found to belong to a model.</summary>
/// <param name="Set">Opened; not owned.</param>
/// <param name="Merges">One an adapter, in the set's order.</param>
internal sealed record MergedAdapters(AdapterSet Set, IReadOnlyList<LoraMerge> Merges)
{
    /// <summary>As the manifest lists them, with their folders.</summary>
    public IReadOnlyList<AdapterEntry> Entries { get; } =
    [
        .. Set.Adapters.Zip(
            Merges, (adapter, merge) => new AdapterEntry(adapter.Name, adapter.Digest, adapter.Folder, merge.Notes)),
    ];

    /// <summary>Matches adapters with a model; to be used only if no problem was added.</summary>
    /// <param name="set">Opened adapters.</param>
    /// <param name="configuration">The model's shape; null where it is in doubt, and every layer would look
    /// wrong.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="problems">Takes what does not belong to the model.</param>
    /// <exception cref="ImportException">A pattern of an adapter takes too long.</exception>
    public static MergedAdapters Of(
        AdapterSet set, Gemma3Configuration? configuration, string model, Problems problems) =>
        new(set, configuration is null ? [] : set.Match([.. TensorPlan.For(configuration)], model, problems));

    /// <summary>The same for a model that was imported with these adapters: they must be what they were then.</summary>
    /// <inheritdoc cref="Of" path="/exception"/>
    public static MergedAdapters Again(AdapterSet set, ModelManifest manifest, Problems problems)
    {
        foreach (var (adapter, entry) in set.Adapters.Zip(manifest.Adapters))
        {
            if (adapter.Digest != entry.Digest)
            {
                problems.Add(adapter.Folder, $"the adapter {entry.Digest}", adapter.Digest);
            }
        }

        return Of(set, manifest.Configuration, manifest.Name, problems);
    }

    /// <summary>A tensor of the model, with what is added to it.</summary>
    /// <param name="name">Canonical.</param>
    /// <param name="tensor">As stored.</param>
    public SourceTensor Into(string name, SourceTensor tensor) => tensor with
    {
        Deltas = [.. Merges.Select(merge => merge.Deltas.GetValueOrDefault(name)).OfType<LowRankDelta>()],
    };
}
