namespace Surgical.DataSets.Folds;

/// <summary>Splits samples into folds so that no case is in two of them, as scikit-learn's GroupKFold does.</summary>
/// <remarks>
/// The largest group goes to the lightest fold, the lowest of them on a tie. Groups of one size come in the order of
/// numpy's sort (<see cref="NumpySort"/>), so that the folds are the ones that scikit-learn makes.
/// </remarks>
public static class GroupKFold
{
    /// <summary>The fold in which each case is held out.</summary>
    /// <param name="groups">The case of each sample.</param>
    /// <param name="folds">As <see cref="Split"/> has it, or 1: all cases are then in fold 0.</param>
    /// <exception cref="DataSetException">There are not as many cases as folds.</exception>
    public static IReadOnlyDictionary<string, int> FoldOfCase(IReadOnlyCollection<string> groups, int folds) =>
        folds == 1
            ? groups.Distinct().ToDictionary(group => group, _ => 0)
            : Split(groups, folds)
                .SelectMany(fold => fold.ValidationCases, (fold, group) => (group, fold.Number))
                .ToDictionary(pair => pair.group, pair => pair.Number);

    /// <summary>What is held out in each fold.</summary>
    /// <param name="groups">The case of each sample.</param>
    /// <param name="folds">How many; at least 2 and no more than there are cases.</param>
    /// <exception cref="DataSetException">There are not as many cases as folds.</exception>
    public static IReadOnlyList<Fold> Split(IEnumerable<string> groups, int folds)
    {
        var sizes = groups.CountBy(group => group).OrderBy(group => group.Key, StringComparer.Ordinal).ToArray();
        if (folds < 2 || folds > sizes.Length)
        {
            throw new DataSetException(
                $"Expected at least as many cases as folds, got {sizes.Length} for {folds}: "
                + "add cases, or choose fewer with --folds.");
        }

        var weights = new int[folds];
        var members = Enumerable.Range(0, folds).Select(_ => new List<string>()).ToArray();
        foreach (var place in NumpySort.Order([.. sizes.Select(group => group.Value)]).Reverse())
        {
            var lightest = Array.IndexOf(weights, weights.Min());
            weights[lightest] += sizes[place].Value;
            members[lightest].Add(sizes[place].Key);
        }

        var all = weights.Sum();
        return
        [
            .. members.Select((cases, fold) =>
                new Fold(fold, [.. cases.Order(StringComparer.Ordinal)], all - weights[fold], weights[fold])),
        ];
    }
}

/// <summary>What one fold is validated on; all else is for training.</summary>
/// <param name="Number">From 0.</param>
/// <param name="ValidationCases">Cases held out, in ordinal order.</param>
/// <param name="TrainingSamples">Samples for training.</param>
/// <param name="ValidationSamples">Samples held out.</param>
public sealed record Fold(
    int Number, IReadOnlyList<string> ValidationCases, int TrainingSamples, int ValidationSamples);
