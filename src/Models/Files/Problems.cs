namespace Surgical.Models.Files;

/// <summary>Everything found wrong so far, so that one message can tell all of it.</summary>
internal sealed class Problems
{
    // Enough to see what is wrong with all of them.
    private const int MostOfAKind = 8;

    private readonly List<string> _lines = [];

    public int Count => _lines.Count;

    /// <summary>
    /// Notes that the thing called <paramref name="name"/> is not what was expected; once, whoever finds it.
    /// </summary>
    public void Add(string name, string expected, string came)
    {
        var line = $"{name}: expected {expected}, came {came}";
        if (!_lines.Contains(line))
        {
            _lines.Add(line);
        }
    }

    /// <summary>Notes things of which the same is wrong: the first ones, and how many more there are.</summary>
    public void AddAll(IReadOnlyList<(string Name, string Expected, string Came)> alike)
    {
        foreach (var (name, expected, came) in alike.Take(MostOfAKind))
        {
            Add(name, expected, came);
        }

        if (alike.Count > MostOfAKind)
        {
            _lines.Add($"and {alike.Count - MostOfAKind} more such lines");
        }
    }

    /// <summary>Takes over what was found wrong with a part.</summary>
    public void Include(string part, Problems ofPart) =>
        _lines.AddRange(ofPart._lines.Select(line => $"{part}: {line}"));

    /// <exception cref="ImportException">Something was added; the message lists it all, a line each.</exception>
    public void ThrowIfAny(string subject)
    {
        if (_lines.Count > 0)
        {
            throw new ImportException($"{subject}\n  {string.Join("\n  ", _lines)}");
        }
    }
}
