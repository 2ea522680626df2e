namespace Surgical.Soak.Footage;

/// <summary>Pictures of two views that are shown at one time.</summary>
internal sealed record TimedPairs(
    IReadOnlyList<(ShownPicture First, ShownPicture Second)> Both,
    IReadOnlyList<ShownPicture> OnlyFirst,
    IReadOnlyList<ShownPicture> OnlySecond)
{
    /// <summary>Seconds: of rounding in containers and tables, far less than a picture lasts.</summary>
    public const double Tolerance = 0.0011;

    /// <summary>Each picture of one is paired with one of the other at most.</summary>
    public static TimedPairs Of(IReadOnlyList<ShownPicture> first, IReadOnlyList<ShownPicture> second)
    {
        var both = new List<(ShownPicture First, ShownPicture Second)>();
        var (onlyFirst, onlySecond) = (new List<ShownPicture>(), new List<ShownPicture>());
        var (one, other) = (Sorted(first), Sorted(second));
        var (i, j) = (0, 0);
        while (i < one.Count || j < other.Count)
        {
            var gap = i == one.Count ? 1 : j == other.Count ? -1 : one[i].At - other[j].At;
            if (i < one.Count && j < other.Count && Math.Abs(gap) <= Tolerance)
            {
                both.Add((one[i++], other[j++]));
            }
            else if (gap < 0)
            {
                onlyFirst.Add(one[i++]);
            }
            else
            {
                onlySecond.Add(other[j++]);
            }
        }

        return new(both, onlyFirst, onlySecond);
    }

    private static List<ShownPicture> Sorted(IReadOnlyList<ShownPicture> pictures) =>
        [.. pictures.OrderBy(picture => picture.At)];
}
