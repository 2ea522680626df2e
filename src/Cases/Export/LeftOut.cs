namespace Surgical.Cases.Export;

/// <summary>Counts what an export leaves out, by reason: nothing goes missing without a word.</summary>
public sealed class LeftOut
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>By reason, in words.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>So many more are left out for a reason.</summary>
    public void Add(string reason, int count = 1)
    {
        if (count > 0)
        {
            _counts[reason] = _counts.GetValueOrDefault(reason) + count;
        }
    }
}
