using System.Text;

namespace Surgical.TestKit.Cases;

/// <summary>What can still be found in the bytes of a folder.</summary>
public static class Traces
{
    /// <summary>The files that hold a text, or carry it in their names.</summary>
    public static IReadOnlyList<string> Of(string text, string folder) =>
    [
        .. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path).Contains(text, StringComparison.Ordinal)
                || Read(path).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0),
    ];

    // Others have the files open, and may write to them.
    private static byte[] Read(string path)
    {
        // The lock holds nothing, and nobody else may open it.
        if (new FileInfo(path) is not { Exists: true, Length: > 0 })
        {
            return [];
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        file.CopyTo(content);
        return content.ToArray();
    }
}
