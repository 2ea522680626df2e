namespace Surgical.DataSets.Files;

/// <summary>Levenshtein: the fewest insertions, deletions and changes between two sequences.</summary>
public static class EditDistance
{
    /// <summary>How many those are; 0 of equal sequences.</summary>
    public static int Of<T>(IReadOnlyList<T> one, IReadOnlyList<T> other)
        where T : IEquatable<T>
    {
        var row = Enumerable.Range(0, other.Count + 1).ToArray();
        for (var place = 0; place < one.Count; place++)
        {
            var diagonal = row[0];
            row[0] = place + 1;
            for (var column = 1; column < row.Length; column++)
            {
                var changed = diagonal + (other[column - 1].Equals(one[place]) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(changed, Math.Min(diagonal, row[column - 1]) + 1);
            }
        }

        return row[^1];
    }
}
