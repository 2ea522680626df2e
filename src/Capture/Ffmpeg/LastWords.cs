using System.Text.RegularExpressions;

namespace Surgical.Capture;

/// <summary>The last things that a child complained about, without addresses in memory and paths.</summary>
/// <remarks>Written by one thread; read once the child has ended.</remarks>
/// <param name="file">Whose path is left out of what people read; null where there is none.</param>
internal sealed partial class LastWords(string? file)
{
    private const int MostLines = 8;
    private const int MostLetters = 300;

    private readonly string _subject = file is null ? "\0" : $"file:{Path.GetFullPath(file)}: ";
    private readonly Queue<string> _lines = new();

    /// <summary>Takes a line in.</summary>
    public void Add(string line)
    {
        var tidy = Speaker().Replace(line.Trim(), "")
            .Replace(_subject, "", StringComparison.Ordinal)
            .Split($" '{MediaFile.Containers}'")[0];
        if (tidy.Length == 0 || _lines.Contains(tidy))
        {
            return;
        }

        _lines.Enqueue(tidy.Length <= MostLetters ? tidy : tidy[..MostLetters]);
        if (_lines.Count > MostLines)
        {
            _lines.Dequeue();
        }
    }

    /// <summary>Parted by semicolons; empty when there was no complaint.</summary>
    public override string ToString() => string.Join("; ", _lines);

    [GeneratedRegex(@"^(\[[^\]]* @ 0x[0-9a-f]+\] |\[(panic|fatal|error|warning)\] )+")]
    private static partial Regex Speaker();
}
