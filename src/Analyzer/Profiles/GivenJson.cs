using System.Text.Json;
using Surgical.Disk;
using Surgical.Models.Contract;

namespace Surgical.Analyzer.Profiles;

/// <summary>A small JSON file that somebody wrote by hand.</summary>
internal static class GivenJson
{
    // Long enough for any words; beyond it somebody named the wrong file.
    private const int MostBytes = 1_000_000;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="kind">What it should be, for messages.</param>
    /// <param name="read">Makes sense of it, given where it came from.</param>
    /// <exception cref="ModelException">It is too long, or no JSON.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static T ReadFile<T>(string path, string kind, Func<JsonElement, string, T> read)
    {
        using var file = File.OpenRead(RegularFile.At(path));
        return file.Length <= MostBytes
            ? Read(file, path, kind, read)
            : throw new ModelException($"{path}: expected {kind} of at most {MostBytes} bytes, came {file.Length}.");
    }

    /// <summary>Reads what is open already.</summary>
    /// <param name="json">Borrowed.</param>
    /// <param name="source">Where it came from, for messages.</param>
    /// <param name="kind">What it should be, likewise.</param>
    /// <param name="read">Makes sense of it.</param>
    /// <exception cref="ModelException">It is no JSON.</exception>
    public static T Read<T>(Stream json, string source, string kind, Func<JsonElement, string, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return read(document.RootElement, source);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // The latter for a text that is no Unicode.
            throw new ModelException(
                $"{source}: expected {kind} in JSON, came something else. {malformed.Message}", malformed);
        }
    }
}
