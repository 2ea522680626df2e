using Surgical.Models.Files;
using Surgical.Models.Gemma3;

namespace Surgical.Models.Lora;

/// <summary>
/// The adapters that are merged into one model. They add up; here they are in the order of their digests, so that the
/// order in which they were given changes not even the last bit. Its owner disposes it.
/// </summary>
internal sealed class AdapterSet : IDisposable
{
    private AdapterSet(IReadOnlyList<LoraAdapter> adapters) => Adapters = adapters;

    public static AdapterSet None { get; } = new([]);

    public IReadOnlyList<LoraAdapter> Adapters { get; }

    /// <summary>Opens all of them; what cannot be opened is a problem.</summary>
    /// <exception cref="IOException">A file cannot be read at all.</exception>
    public static AdapterSet Open(IEnumerable<AdapterSource> sources, Problems problems)
    {
        var adapters = new List<LoraAdapter>();
        try
        {
            foreach (var source in sources)
            {
                var own = new Problems();
                if (LoraAdapter.Open(source, own) is { } adapter)
                {
                    adapters.Add(adapter);
                }

                problems.Include(source.Name, own);
            }

            CheckDifferent(adapters, problems);
            return new AdapterSet([.. adapters.OrderBy(adapter => adapter.Digest, StringComparer.Ordinal)]);
        }
        catch
        {
            adapters.ForEach(adapter => adapter.Dispose());
            throw;
        }
    }

    /// <summary>
    /// What becomes of the weights of a model, adapter by adapter; to be used only without a problem.
    /// </summary>
    /// <param name="configuration">The model's shape.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="problems">Takes what does not belong to the model.</param>
    /// <exception cref="ImportException">A pattern of an adapter takes too long.</exception>
    public IReadOnlyList<LoraMerge> Match(Gemma3Configuration configuration, string model, Problems problems)
    {
        var merges = new List<LoraMerge>();
        foreach (var adapter in Adapters)
        {
            var own = new Problems();
            merges.Add(LoraMerge.Of(adapter, configuration, model, own));
            problems.Include(adapter.Name, own);
        }

        return merges;
    }

    public void Dispose()
    {
        foreach (var adapter in Adapters)
        {
            adapter.Dispose();
        }
    }

    private static void CheckDifferent(List<LoraAdapter> adapters, Problems problems)
    {
        foreach (var same in adapters.GroupBy(adapter => adapter.Digest).Where(same => same.Count() > 1))
        {
            problems.Add(
                same.First().Name, "every adapter once", string.Join(" and ", same.Select(adapter => adapter.Folder)));
        }
    }
}
