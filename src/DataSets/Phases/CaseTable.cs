using Surgical.DataSets.Files;

namespace Surgical.DataSets.Phases;

/// <summary>
/// What is known of cases beside their phases: CSV files with a column case or caseId, as Cataract-1K's
/// case_N_video.csv.
/// </summary>
public static class CaseTable
{
    private const string Prefix = "case_";

    private static readonly string[] KeyColumns = ["case", "caseId"];

    /// <summary>One column of the cases.</summary>
    /// <param name="path">A file, or a folder that is searched with its folders.</param>
    /// <param name="column">Its name.</param>
    /// <exception cref="DataSetException">There is no such column, or a case has two values in it.</exception>
    public static Grouping Read(string path, string column)
    {
        var values = new Dictionary<string, string>();
        foreach (var table in Files(path).Select(file => CsvTable.Read(file, [column])).OfType<CsvTable>())
        {
            if (KeyColumns.FirstOrDefault(table.Columns.Contains) is not { } key)
            {
                continue;
            }

            foreach (var line in table.Lines.Where(line => line[column].Length > 0))
            {
                Add(values, KeyOf(line[key]), line[column], line.Place);
            }
        }

        return values.Count > 0
            ? new(column, values)
            : throw new DataSetException(
                $"{path}: expected CSV files with the columns {column} and case or caseId, found none.");
    }

    /// <summary>The case itself, "4687", of a name of it, "case_4687".</summary>
    public static string KeyOf(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;

    private static IEnumerable<string> Files(string path) => Directory.Exists(path)
        ? CsvTable.FilesIn(path)
        : [path];

    private static void Add(Dictionary<string, string> values, string key, string value, string place)
    {
        if (!values.TryAdd(key, value) && values[key] != value)
        {
            throw new DataSetException(
                $"{place}: expected one value of the case {key}, got {value} after {values[key]}.");
        }
    }
}
