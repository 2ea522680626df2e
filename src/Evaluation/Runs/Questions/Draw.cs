namespace Surgical.Evaluation.Runs.Questions;

/// <summary>Which of many are taken where only some are wanted.</summary>
public static class Draw
{
    /// <summary>
    /// Draws some, which keep their order. The same seed draws the same, and a larger number all of a smaller one's: a
    /// run can be continued to more.
    /// </summary>
    /// <param name="all">What is drawn from.</param>
    /// <param name="limit">How many at most; null for all.</param>
    /// <param name="seed">Of the chance.</param>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> all, int? limit, int seed)
    {
        if (limit is not { } most || most >= all.Count)
        {
            return all;
        }

        var places = Enumerable.Range(0, all.Count).ToArray();
        new Random(seed).Shuffle(places);
        return [.. places.Take(most).Order().Select(place => all[place])];
    }
}
