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
        AdapterSet set, Gemma3Configuration? configuration, string model, Problems problems)
    {
        var merges = configuration is null ? [] : set.Match(configuration, model, problems);
        CheckOrder(set, merges, problems);
        return new MergedAdapters(set, merges);
    }

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

        // Of the snapshot, which the manifest's configuration differs from where an adapter parted the head.
        var configuration = manifest.Configuration;
        var text = configuration.Text with { TiedEmbeddings = manifest.IsTiedInSnapshot };
        return Of(set, configuration with { Text = text }, manifest.Name, problems);
    }

    /// <summary>The shape of the model with the adapters.</summary>
    /// <param name="configuration">Without them.</param>
    public Gemma3Configuration Shape(Gemma3Configuration configuration) =>
        Merges.Any(merge => merge.PartsHead) ? configuration.WithOwnHead() : configuration;

    /// <summary>A tensor of the model, with what adapters make of it.</summary>
    /// <param name="name">Canonical.</param>
    /// <param name="tensor">As stored; for a head that was parted, the embedding.</param>
    public SourceTensor Into(string name, SourceTensor tensor)
    {
        TensorChange[] changes =
            [.. Merges.Select(merge => merge.Changes.GetValueOrDefault(name)).OfType<TensorChange>()];
        return (changes.Select(change => change.Whole).FirstOrDefault(whole => whole is not null) ?? tensor) with
        {
            Deltas = [.. changes.Select(change => change.Delta).OfType<LowRankDelta>()],
            Lengths = changes.Select(change => change.Lengths).FirstOrDefault(lengths => lengths is not null),
        };
    }

    /// <summary>Tables that an adapter brings as those of its base, and that are not the model's, by adapter.</summary>
    /// <param name="stored">The model's, by canonical name.</param>
    public IEnumerable<(string Folder, string Name)> OtherBases(IReadOnlyDictionary<string, SourceTensor> stored) =>
        from one in Set.Adapters.Zip(Merges)
        from change in one.Second.Changes
        where change.Value is { Delta: not null, Whole: { } whole }
            && stored.TryGetValue(change.Key, out var own)
            && !own.HoldsNumbersOf(whole)
        select (one.First.Folder, change.Key);

    private static void CheckOrder(AdapterSet set, IReadOnlyList<LoraMerge> merges, Problems problems)
    {
        var named = set.Adapters.Zip(merges)
            .SelectMany(one => one.Second.Changes.Select(change => (one.First.Name, Tensor: change.Key, change.Value)))
            .GroupBy(change => change.Tensor)
            .FirstOrDefault(changes => changes.Count() > 1 && changes.Any(change => change.Value.IsAlone));
        if (named is not null)
        {
            problems.Add(
                named.Key,
                "one adapter alone that changes it, as one replaces it or scales its rows and the order would count",
                string.Join(" and ", named.Select(change => change.Name)));
        }
    }
}
