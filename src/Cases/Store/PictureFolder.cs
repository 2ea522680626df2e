using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Surgical.Disk;

namespace Surgical.Cases.Store;

/// <summary>Key frames as JPEG files, named by their own SHA-256. A file is complete or absent.</summary>
/// <remarks>Safe to use from several threads. Cases that show the same picture share its file.</remarks>
public sealed partial class PictureFolder(DataFolder data)
{
    private readonly Lock _turning = new();
    private readonly Dictionary<string, int> _held = [];
    private readonly HashSet<string> _unwritten = [];

    /// <summary>Pictures that were kept for events which could not be written; some case may show them yet.</summary>
    internal IReadOnlyList<string> Unwritten
    {
        get
        {
            lock (_turning)
            {
                return [.. _unwritten];
            }
        }
    }

    /// <summary>By what a picture is known: its SHA-256 in lower-case hexadecimal.</summary>
    public static string NameOf(ReadOnlySpan<byte> jpeg) => Convert.ToHexStringLower(SHA256.HashData(jpeg));

    /// <summary>
    /// Writes a picture through to the disk, unless it is there already. Nobody removes it until
    /// <see cref="CaseJournal"/> has written, or failed to write, the event that shows it.
    /// </summary>
    /// <returns>Its SHA-256 in lower-case hexadecimal.</returns>
    /// <exception cref="IOException">The disk is full, or the folder is gone.</exception>
    public string Keep(ReadOnlySpan<byte> jpeg)
    {
        var sha256 = NameOf(jpeg);
        lock (_turning)
        {
            _held[sha256] = _held.GetValueOrDefault(sha256) + 1;
        }

        try
        {
            Write(data.Picture(sha256), jpeg);
            return sha256;
        }
        catch
        {
            Release(sha256, written: false);
            throw;
        }
    }

    /// <summary>The file of a picture; null when there is none, or when it is no hash at all.</summary>
    public string? Find(string sha256) =>
        sha256.Length == SHA256.HashSizeInBytes * 2 && sha256.All(char.IsAsciiHexDigitLower)
            && File.Exists(data.Picture(sha256))
            ? data.Picture(sha256)
            : null;

    /// <summary>The event that shows a kept picture is written, or will never be.</summary>
    internal void Release(string sha256, bool written)
    {
        lock (_turning)
        {
            var left = _held.GetValueOrDefault(sha256) - 1;
            if (left > 0)
            {
                _held[sha256] = left;
            }
            else
            {
                _held.Remove(sha256);
            }

            if (!written)
            {
                _unwritten.Add(sha256);
            }
        }
    }

    /// <summary>Removes a picture that no event shows, unless one is about to.</summary>
    /// <returns>Bytes of its file; 0 where there was none, or where it stays.</returns>
    internal long Remove(string sha256)
    {
        lock (_turning)
        {
            _unwritten.Remove(sha256);
            if (_held.ContainsKey(sha256) || Find(sha256) is not { } file)
            {
                return 0;
            }

            var bytes = new FileInfo(file).Length;
            File.Delete(file);
            return bytes;
        }
    }

    /// <summary>What a killed program left: pictures that no event shows, and parts of pictures.</summary>
    /// <param name="shown">By all events, before anything is read.</param>
    internal IReadOnlyList<string> Loose(IReadOnlySet<string> shown) =>
    [
        .. from file in Directory.EnumerateFiles(data.Pictures, "*", SearchOption.AllDirectories)
           let name = Path.GetFileName(file)
           where OurName().IsMatch(name) && !(name.EndsWith(".jpg", StringComparison.Ordinal)
               && shown.Contains(Path.GetFileNameWithoutExtension(name)))
           select file,
    ];

    private static void Write(string place, ReadOnlySpan<byte> jpeg)
    {
        if (!File.Exists(place))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);

            // Two cases that are read at once may keep the same picture.
            DurableWrite.Replace(place, $"{place}.{Guid.NewGuid():N}", jpeg);
        }
    }

    [GeneratedRegex(@"^[0-9a-f]{64}\.jpg(\.[0-9a-f]{32})?$")]
    private static partial Regex OurName();
}
