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
        IsHash(sha256) && File.Exists(data.Picture(sha256)) ? data.Picture(sha256) : null;

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

    /// <summary>Pictures that were moved aside.</summary>
    internal IReadOnlySet<string> Aside() => data.PicturesAside.SelectMany(Directory.EnumerateFiles)
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .ToHashSet();

    /// <summary>
    /// Removes a picture that no event shows, unless one is about to; one that was moved aside goes, too.
    /// </summary>
    /// <returns>Bytes of its files; 0 where there were none, or where they stay.</returns>
    internal long Remove(string sha256)
    {
        lock (_turning)
        {
            _unwritten.Remove(sha256);
            if (_held.ContainsKey(sha256) || !IsHash(sha256))
            {
                return 0;
            }

            var bytes = 0L;
            foreach (var file in Quarantined(sha256).Append(data.Picture(sha256)).Where(File.Exists))
            {
                bytes += new FileInfo(file).Length;
                File.Delete(file);
            }

            return bytes;
        }
    }

    /// <summary>What a killed program left: pictures that no event shows.</summary>
    /// <param name="shown">By all events, before anything is read.</param>
    internal IReadOnlyList<string> Loose(IReadOnlySet<string> shown) =>
    [
        .. from file in Directory.EnumerateFiles(data.Pictures, "*", SearchOption.AllDirectories)
           where OurName().IsMatch(Path.GetFileName(file)) && !shown.Contains(Path.GetFileNameWithoutExtension(file))
           select file,
    ];

    private IEnumerable<string> Quarantined(string sha256) =>
        data.PicturesAside.Select(folder => Path.Combine(folder, $"{sha256}.jpg"));

    private static bool IsHash(string sha256) =>
        sha256.Length == SHA256.HashSizeInBytes * 2 && sha256.All(char.IsAsciiHexDigitLower);

    private static void Write(string place, ReadOnlySpan<byte> jpeg)
    {
        if (!File.Exists(place))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);

            // Two cases that are read at once may keep the same picture.
            DurableWrite.Replace(place, DataFolder.Staging(place), jpeg);
        }
    }

    [GeneratedRegex(@"^[0-9a-f]{64}\.jpg$")]
    private static partial Regex OurName();
}
