namespace Surgical.DataSets.Folds;

/// <summary>
/// The order that numpy's argsort gives (quicksort with a median of three, runs of up to 17 sorted by insertion). It is
/// not stable, and which of two equal values comes first decides which fold a case is in.
/// </summary>
/// <remarks>
/// numpy's npysort/quicksort.cpp up to 1.24 and wherever it has no vector instructions (BSD-3-Clause). Its way out of
/// quadratic inputs, a heap sort, is left out: it needs inputs made for the purpose.
/// </remarks>
internal static class NumpySort
{
    private const int Small = 16;

    /// <summary>Places of the values in ascending order of the values.</summary>
    public static int[] Order(IReadOnlyList<int> values)
    {
        var order = Enumerable.Range(0, values.Count).ToArray();
        var waiting = new Stack<(int Low, int High)>([(0, order.Length - 1)]);
        while (waiting.TryPop(out var range))
        {
            var (low, high) = range;
            while (high - low > Small)
            {
                var middle = Part(order, values, low, high);
                (var larger, low, high) = middle - low < high - middle
                    ? ((middle + 1, high), low, middle - 1)
                    : ((low, middle - 1), middle + 1, high);
                waiting.Push(larger);
            }

            Insert(order, values, low, high);
        }

        return order;
    }

    private static int Part(int[] order, IReadOnlyList<int> values, int low, int high)
    {
        var middle = low + ((high - low) >> 1);
        SwapIfLess(order, values, middle, low);
        SwapIfLess(order, values, high, middle);
        SwapIfLess(order, values, middle, low);
        var pivot = values[order[middle]];
        var (left, right) = (low, high - 1);
        Swap(order, middle, right);
        while (true)
        {
            while (values[order[++left]] < pivot)
            {
            }

            while (pivot < values[order[--right]])
            {
            }

            if (left >= right)
            {
                Swap(order, left, high - 1);
                return left;
            }

            Swap(order, left, right);
        }
    }

    private static void Insert(int[] order, IReadOnlyList<int> values, int low, int high)
    {
        for (var next = low + 1; next <= high; next++)
        {
            var moved = order[next];
            var place = next;
            for (; place > low && values[moved] < values[order[place - 1]]; place--)
            {
                order[place] = order[place - 1];
            }

            order[place] = moved;
        }
    }

    private static void SwapIfLess(int[] order, IReadOnlyList<int> values, int one, int other)
    {
        if (values[order[one]] < values[order[other]])
        {
            Swap(order, one, other);
        }
    }

    private static void Swap(int[] order, int one, int other) =>
        (order[one], order[other]) = (order[other], order[one]);
}
