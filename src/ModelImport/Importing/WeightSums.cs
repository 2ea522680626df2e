using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Surgical.Disk;
using Surgical.Models.Files;

namespace Surgical.ModelImport.Importing;

/// <summary>
/// SHA-256 of the files that hold an imported model's weights: what was recorded, and what they hold now.
/// </summary>
/// <remarks>
/// An import that writes weights records their sum. The files of a snapshot that stays in use are not read by an
/// import; in the Hub's cache a file's real name is its sum, elsewhere the first check records it.
/// </remarks>
public static class WeightSums
{
    private const string FileName = "sums.json";
    private const int Chunk = 1 << 20;

    /// <summary>Hashes every weights file, one after another as the results are taken. Reads all of them.</summary>
    /// <exception cref="ImportException">What was recorded cannot be read.</exception>
    /// <exception cref="IOException">A file cannot be read, or a new sum not be recorded.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of permission.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IEnumerable<WeightSum> Compute(ImportedModel model, CancellationToken cancellationToken)
    {
        var recorded = Read(model.Folder);
        foreach (var (name, path) in Files(model))
        {
            var sum = Of(path, cancellationToken);
            var expected = recorded.GetValueOrDefault(name) ?? SumInName(path);
            if (expected is null)
            {
                recorded[name] = sum;
                Write(model.Folder, recorded);
            }

            yield return new WeightSum(name, sum, expected);
        }
    }

    /// <summary>Records the sum of a weights file that an import has written.</summary>
    internal static void Record(string folder, string name, CancellationToken cancellationToken) =>
        Write(folder, new() { [name] = Of(Path.Combine(folder, name), cancellationToken) });

    private static IEnumerable<(string Name, string Path)> Files(ImportedModel model) =>
    [
        .. ModelFiles.Weights(model.Manifest.Format) is { } own
            ? (IEnumerable<(string, string)>)[(own, Path.Combine(model.Folder, own))]
            : [],
        .. model.Manifest.Sources.OrderBy(source => source.Key, StringComparer.Ordinal)
            .Select(source => (source.Key, source.Value.Path)),
    ];

    private static string Of(string path, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = File.OpenRead(RegularFile.At(path));
        var chunk = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            while (file.Read(chunk) is var read and > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(chunk.AsSpan(0, read));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // https://huggingface.co/docs/huggingface_hub/guides/manage-cache: a large file's blob is named by its SHA-256.
    private static string? SumInName(string path)
    {
        var name = Path.GetFileName(path);
        return name.Length == 2 * SHA256.HashSizeInBytes && name.All(char.IsAsciiHexDigitLower) ? name : null;
    }

    private static Dictionary<string, string> Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return File.Exists(path)
                ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(RegularFile.At(path))) ?? []
                : [];
        }
        catch (JsonException malformed)
        {
            throw new ImportException(
                $"{path}: expected the sums of weights, came something else. {malformed.Message}", malformed);
        }
    }

    private static void Write(string folder, Dictionary<string, string> sums) =>
        File.WriteAllBytes(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(sums));
}

/// <summary>The sum of a weights file.</summary>
/// <param name="File">Its name.</param>
/// <param name="Sha256">Of what it holds now.</param>
/// <param name="Expected">What was recorded; null where nothing was, and this is recorded now.</param>
public sealed record WeightSum(string File, string Sha256, string? Expected)
{
    /// <summary>Whether the file still holds what was recorded; null where nothing was.</summary>
    public bool? IsUnchanged => Expected is null ? null : Expected == Sha256;
}
