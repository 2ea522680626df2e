using Surgical.Models.Contract;

namespace Surgical.Models.Pictures;

/// <summary>
/// Features of the pictures that one model looked at last, so that it need not look again: the vision tower takes most
/// of the time of an answer. What was not used for longest makes room. For one thread.
/// </summary>
/// <param name="mostBytes">Of all features together; a picture whose features alone are more is not kept.</param>
internal sealed class FeatureCache(long mostBytes)
{
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];

    /// <summary>Bytes kept.</summary>
    public long Bytes { get; private set; }

    /// <summary>The features of a picture; null when they are not kept.</summary>
    /// <param name="sha256">Of <see cref="ModelPicture"/>.</param>
    /// <returns>[tokens of an image x hidden]; not to be written to.</returns>
    public float[]? Find(string sha256)
    {
        if (!_entries.TryGetValue(sha256, out var entry))
        {
            return null;
        }

        _byUse.Remove(entry);
        _byUse.AddFirst(entry);
        return entry.Value.Features;
    }

    /// <summary>Keeps features of a picture that are not kept yet.</summary>
    public void Add(string sha256, float[] features)
    {
        var size = Size(features);
        if (size > mostBytes)
        {
            return;
        }

        while (Bytes + size > mostBytes)
        {
            var oldest = _byUse.Last!.Value;
            _byUse.RemoveLast();
            _entries.Remove(oldest.Sha256);
            Bytes -= Size(oldest.Features);
        }

        _entries.Add(sha256, _byUse.AddFirst(new Entry(sha256, features)));
        Bytes += size;
    }

    private static long Size(float[] features) => (long)features.Length * sizeof(float);

    private sealed record Entry(string Sha256, float[] Features);
}
