using System.Text;
using Surgical.Disk;

namespace Surgical.Models.Files.Foreign;

/// <summary>What lies in the place of a safetensors file, by its first bytes.</summary>
internal static class FileHead
{
    /// <summary>What came, for a message that says what to do; null for what may be a safetensors file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string? Objection(string path)
    {
        using var file = File.OpenHandle(RegularFile.At(path));
        var head = new byte[LfsPointer.Longest];
        return In(head.AsSpan(0, RandomAccess.Read(file, head, 0)), Path.GetFileName(path));
    }

    private static string? In(ReadOnlySpan<byte> head, string name) =>
        head.IsEmpty ? "an empty file; fetch it again"
        : LfsPointer.In(head) is { } pointer ? pointer
        : head.StartsWith("GGUF"u8) ? new ForeignWeights.Gguf(name).Words
        : head.StartsWith("PK\u0003\u0004"u8) ? new ForeignWeights.Pickles(name).Words
        : IsPage(head) ? "a page of the web, such as one to log in on; fetch it again"
        : null;

    private static bool IsPage(ReadOnlySpan<byte> head)
    {
        var text = Encoding.ASCII.GetString(head).TrimStart();
        return text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}
