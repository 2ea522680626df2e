using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Surgical.Disk;
using Surgical.Models.Files.Identity;

namespace Surgical.ModelImport.Snapshots;

/// <summary>
/// Remembers the digests of weights, in small files of the user's cache folder, so that gigabytes are not read at every
/// start. A file is taken for the one that was read while the system gives it the same stamp; see docs/models.md.
/// </summary>
/// <param name="folder">Made when there is something to remember.</param>
/// <param name="time">Of the clock by which files are stamped.</param>
internal sealed class DigestMemory(string folder, TimeProvider time)
{
    // Stamps have the clock's steps, 2 s on the coarsest file systems: what is written within the step in which a file
    // was read would not be noticed.
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    /// <summary>The digest of a snapshot's weights.</summary>
    /// <param name="snapshot">Borrowed.</param>
    /// <param name="read">Reads all of them; called unless these very files were read before.</param>
    public string Of(Snapshot snapshot, Func<string> read)
    {
        var began = time.GetUtcNow();
        if (KeyOf(snapshot) is not { } key)
        {
            return read();
        }

        var path = Path.Combine(folder, key);
        if (Recalled(path) is { } known)
        {
            return known;
        }

        var digest = read();
        if (IsSettled(snapshot, began) && KeyOf(snapshot) == key)
        {
            Keep(path, digest);
        }

        return digest;
    }

    private static string? KeyOf(Snapshot snapshot)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{WeightsDigest.Version}\n");
        foreach (var (name, source) in snapshot.Sources.OrderBy(source => source.Key, StringComparer.Ordinal))
        {
            if (source.Stamp is not { } stamp)
            {
                return null;
            }

            text.Append(
                CultureInfo.InvariantCulture,
                $"{name} {source.Length} {source.Written.Ticks} {stamp} {source.Path}\n");
        }

        // The same files read by another configuration are other tensors.
        foreach (var (name, source) in snapshot.Stored.OrderBy(tensor => tensor.Key, StringComparer.Ordinal))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{name} {source.Type} {source.File.Name} {source.File.Offset(source.Tensor)}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static bool IsSettled(Snapshot snapshot, DateTimeOffset began) => snapshot.Sources.Values.All(
        source => DateTimeOffset.FromUnixTimeSeconds(source.Stamp!.Value.ChangedSeconds + 1) + Step <= began);

    private static string? Recalled(string path)
    {
        try
        {
            var known = File.Exists(path) ? File.ReadAllText(path) : string.Empty;
            return known.Length == 2 * SHA256.HashSizeInBytes && known.All(char.IsAsciiHexDigitLower) ? known : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Where the folder cannot be written, the next start reads again.
    private void Keep(string path, string digest)
    {
        try
        {
            Directory.CreateDirectory(folder);
            DurableWrite.Replace(path, $"{path}.{Guid.NewGuid():N}", Encoding.ASCII.GetBytes(digest));
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
        }
    }
}
