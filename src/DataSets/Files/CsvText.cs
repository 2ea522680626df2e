using CsvHelper;

namespace Surgical.DataSets.Files;

/// <summary>Rows as CSV: a line each, with quotes around the fields that need them.</summary>
public static class CsvText
{
    private static readonly CsvWriterOptions Layout = new() { NewLine = "\n" };

    /// <param name="rows">The first are the names of the columns; all have as many fields.</param>
    public static string Of(IEnumerable<IEnumerable<string>> rows)
    {
        using var text = new StringWriter();
        using (var writer = CsvWriter.Create(text, Layout))
        {
            foreach (var row in rows)
            {
                writer.WriteRecord([.. row]);
            }
        }

        return text.ToString();
    }
}
