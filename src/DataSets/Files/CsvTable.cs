using System.Globalization;
using Microsoft.VisualBasic.FileIO;

namespace Surgical.DataSets.Files;

/// <summary>A CSV file with a line of column names.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Columns">Names in order.</param>
/// <param name="Lines">All others.</param>
public sealed record CsvTable(string Path, IReadOnlyList<string> Columns, IReadOnlyList<CsvLine> Lines)
{
    /// <summary>All CSV files of a folder and its folders, whatever the case of their ending, in ordinal order.</summary>
    public static IEnumerable<string> FilesIn(string folder) => Directory
        .EnumerateFiles(folder, "*", System.IO.SearchOption.AllDirectories)
        .Where(path => System.IO.Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal);

    /// <summary>Reads a file that has certain columns.</summary>
    /// <returns>Null when it has others; its lines may then be anything.</returns>
    /// <exception cref="DataSetException">The file is missing, or a line is no CSV.</exception>
    public static CsvTable? Read(string path, IReadOnlyList<string> needed)
    {
        using var file = DataFile.Open(path);
        using var parser = new TextFieldParser(file) { HasFieldsEnclosedInQuotes = true };
        parser.SetDelimiters(",");
        try
        {
            var columns = ReadNames(parser);
            if (!needed.All(columns.Contains))
            {
                return null;
            }

            var lines = new List<CsvLine>();
            while (!parser.EndOfData)
            {
                var place = $"{path}, line {parser.LineNumber}";
                lines.Add(new(place, columns, parser.ReadFields() ?? []));
            }

            return new(path, columns, lines);
        }
        catch (MalformedLineException)
        {
            throw new DataSetException($"{path}, line {parser.ErrorLineNumber}: expected fields parted by commas.");
        }
    }

    private static string[] ReadNames(TextFieldParser parser)
    {
        try
        {
            return parser.ReadFields() ?? [];
        }
        catch (MalformedLineException)
        {
            return [];
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
