namespace Surgical.Capture;

/// <summary>
/// Orders names as people do: runs of digits by their number, so that "frame9" comes before "frame10".
/// </summary>
internal sealed class NaturalOrder : IComparer<string?>
{
    private NaturalOrder()
    {
    }

    internal static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var left = x.AsSpan();
        var right = y.AsSpan();
        while (!left.IsEmpty && !right.IsEmpty)
        {
            var leftRun = TakeRun(ref left);
            var rightRun = TakeRun(ref right);
            var order = char.IsAsciiDigit(leftRun[0]) && char.IsAsciiDigit(rightRun[0])
                ? CompareNumbers(leftRun, rightRun)
                : leftRun.CompareTo(rightRun, StringComparison.OrdinalIgnoreCase);
            if (order != 0)
            {
                return order;
            }
        }

        // "frame1" and "frame01" are equal so far; the order must still not depend on the file system's.
        return left.Length != right.Length ? left.Length - right.Length : string.CompareOrdinal(x, y);
    }

    /// <summary>All digits that follow each other, or one other character.</summary>
    private static ReadOnlySpan<char> TakeRun(ref ReadOnlySpan<char> rest)
    {
        var length = Math.Max(1, rest.Length - rest.TrimStart("0123456789").Length);
        var run = rest[..length];
        rest = rest[length..];
        return run;
    }

    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length != right.Length ? left.Length - right.Length : left.SequenceCompareTo(right);
    }
}
