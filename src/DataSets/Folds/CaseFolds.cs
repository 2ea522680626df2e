using System.Globalization;
using Surgical.DataSets.Files;
using Surgical.DataSets.Replies;

namespace Surgical.DataSets.Folds;

/// <summary>Folds of training data in which no case is on both sides.</summary>
public static class CaseFolds
{
    /// <summary>
    /// scikit-learn's GroupKFold by case, as CSV: fold, samples to train on, samples held out, cases held out.
    /// </summary>
    /// <param name="path">Chain-of-thought rows, one JSON object a line.</param>
    /// <param name="columns">Columns that are named otherwise: "case=case_id"; empty for none.</param>
    /// <param name="folds">How many.</param>
    /// <exception cref="DataSetException">The file cannot be read, or has fewer cases than folds.</exception>
    public static string Table(string path, string columns, int folds)
    {
        var rows = ChainOfThoughtFile.Read(path, ColumnMapping.ChainOfThought.With(columns));
        return CsvText.Of(GroupKFold.Split(rows.Select(row => row.Case), folds)
            .Select(fold => (string[])
            [
                Text(fold.Number), Text(fold.TrainingSamples), Text(fold.ValidationSamples),
                string.Join(' ', fold.ValidationCases),
            ])
            .Prepend(["fold", "training", "validation", "validation_cases"]));
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
