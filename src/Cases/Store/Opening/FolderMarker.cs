using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Disk;

namespace Surgical.Cases.Store.Opening;

/// <summary>By what a data folder knows itself; the same id stands in its database.</summary>
/// <param name="Id">Drawn when it was made.</param>
/// <param name="Version">Of the way in which it is laid out.</param>
internal sealed record FolderMarker(string Id, int Version)
{
    /// <summary>The file that holds it.</summary>
    public const string FileName = "surgical.json";

    /// <summary>The newest layout that this program knows.</summary>
    public const int Newest = 1;

    /// <summary>The marker of a folder; null where it has none that can be read.</summary>
    public static FolderMarker? Read(string root)
    {
        var path = Path.Combine(root, FileName);
        try
        {
            var read = File.Exists(path)
                ? JsonSerializer.Deserialize<FolderMarker>(
                    File.ReadAllBytes(RegularFile.At(path)), AnalysisJson.Options)
                : null;
            return read is { Id.Length: > 0 } ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes it through to the disk.</summary>
    /// <exception cref="DiskFullException">There is no room.</exception>
    public void Write(string root)
    {
        var path = Path.Combine(root, FileName);
        DurableWrite.Replace(
            path, DataFolder.Staging(path), JsonSerializer.SerializeToUtf8Bytes(this, AnalysisJson.Options));
    }
}
