using System.Globalization;
using CsvHelper;

namespace Surgical.DataSets.Files;

/// <summary>A CSV file with a line of column names.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Columns">Names in order.</param>
/// <param name="Lines">All others.</param>
public sealed record CsvTable(string Path, IReadOnlyList<string> Columns, IReadOnlyList<CsvLine> Lines)
{
    // Spreadsheets leave blanks beside what they quote; a quote inside of a field, 5" say, is a letter as any.
    private static readonly CsvReaderOptions Layout = new()
    {
        Separator = ',',
        HasHeader = false,
        TrimWhitespace = true,
        TrimInsideQuotes = true,
        TrackLineNumbers = true,
    };

    /// <summary>
    /// All CSV files of a folder and its folders, whatever the case of their ending, in ordinal order.
    /// </summary>
    public static IEnumerable<string> FilesIn(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(path => System.IO.Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal);

    /// <summary>Reads a file that has certain columns.</summary>
    /// <returns>Null when it has others; its lines may then be anything.</returns>
    /// <exception cref="DataSetException">The file is missing, or a line is no CSV.</exception>
    public static CsvTable? Read(string path, IReadOnlyList<string> needed)
    {
        using var reader = CsvReader.Create(
            DataFile.Open(path), Layout with { OnMalformedRecord = record => Refuse(path, record) });
        var columns = Names(reader);
        if (!needed.All(columns.Contains))
        {
            return null;
        }

        var lines = new List<CsvLine>();
        while (reader.Read())
        {
            lines.Add(new($"{path}, line {reader.LineNumber}", columns, Fields(reader)));
        }

        return new(path, columns, lines);
    }

    private static string[] Names(CsvReader reader)
    {
        try
        {
            return reader.Read() ? Fields(reader) : [];
        }
        catch (DataSetException)
        {
            return [];
        }
    }

    private static string[] Fields(CsvReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];

    private static void Refuse(string path, CsvMalformedRecord record)
    {
        if (record.Reason != CsvMalformedReason.StrayQuote)
        {
            throw new DataSetException($"{path}, line {record.LineNumber}: expected fields parted by commas.");
        }
    }
}

/// <summary>One line of it.</summary>
/// <param name="Place">File and line, for messages.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Fields">Their values.</param>
public sealed record CsvLine(string Place, IReadOnlyList<string> Columns, IReadOnlyList<string> Fields)
{
    /// <exception cref="DataSetException">The line is shorter than the line of names.</exception>
    public string this[string column]
    {
        get
        {
            var place = Columns.Index().First(entry => entry.Item == column).Index;
            return place < Fields.Count
                ? Fields[place]
                : throw new DataSetException($"{Place}: expected {Columns.Count} fields, got {Fields.Count}.");
        }
    }

    /// <exception cref="DataSetException">The field is not a finite number.</exception>
    public double Number(string column) =>
        double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : throw new DataSetException($"{Place}: expected a number in {column}, got '{this[column]}'.");
}
