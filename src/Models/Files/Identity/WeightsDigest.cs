using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Surgical.Models.Files.Weights;

namespace Surgical.Models.Files.Identity;

/// <summary>
/// SHA-256 over every number of a model's weights, as a tree, so that all processors work on it: leaves are the parts
/// of a tensor; over them stand its canonical name, type and shape; over the tensors stands the root. How a file names
/// its tensors, in what order they lie, and in how many files, plays no part; which tensor holds which numbers does.
/// </summary>
internal static class WeightsDigest
{
    /// <summary>Of the tree; another size of parts or another order would be another version.</summary>
    public const int Version = 1;

    private const int PartSize = 1 << 22;

    /// <summary>Reads all numbers.</summary>
    /// <param name="tensors">All of a model, without what adapters add; mapped while this runs.</param>
    /// <param name="cancellationToken">Stops between two parts.</param>
    /// <returns>64 digits, lower case.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static string Of(IEnumerable<HashedTensor> tensors, CancellationToken cancellationToken)
    {
        HashedTensor[] ordered = [.. tensors.OrderBy(tensor => tensor.Name, StringComparer.Ordinal)];
        var leaves = ordered.Select(tensor => new byte[Parts(tensor) * SHA256.HashSizeInBytes]).ToArray();
        var parts = ordered.Index().SelectMany(
            place => Enumerable.Range(0, Parts(place.Item)).Select(part => (Tensor: place.Index, Part: part)));

        // In the order of the files, as far as that is the model's own: a disk that turns reads on.
        Parallel.ForEach(
            Partitioner.Create(parts, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions
            {
                CancellationToken = cancellationToken,
                MaxDegreeOfParallelism = Environment.ProcessorCount,
            },
            part => SHA256.HashData(
                Bytes(ordered[part.Tensor], part.Part),
                leaves[part.Tensor].AsSpan(part.Part * SHA256.HashSizeInBytes)));

        using var root = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (tensor, hashes) in ordered.Zip(leaves))
        {
            root.AppendData(SHA256.HashData([.. Head(tensor), .. hashes]));
        }

        return Convert.ToHexStringLower(root.GetHashAndReset());
    }

    private static int Parts(HashedTensor tensor) => (int)((tensor.Size + PartSize - 1) / PartSize);

    private static unsafe ReadOnlySpan<byte> Bytes(HashedTensor tensor, int part)
    {
        var first = (long)part * PartSize;
        return new ReadOnlySpan<byte>((byte*)tensor.Address + first, (int)Math.Min(PartSize, tensor.Size - first));
    }

    // Every text and list is preceded by its length, so that no two tensors give the same bytes.
    private static byte[] Head(HashedTensor tensor)
    {
        var name = Encoding.UTF8.GetBytes(tensor.Name);
        long[] numbers = [name.Length, (long)tensor.Type, tensor.Shape.Count, .. tensor.Shape];
        var head = new byte[(numbers.Length * sizeof(long)) + name.Length];
        foreach (var (place, number) in numbers.Index())
        {
            BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(place * sizeof(long)), number);
        }

        name.CopyTo(head.AsSpan(numbers.Length * sizeof(long)));
        return head;
    }
}

/// <summary>A tensor whose numbers are hashed as they are stored.</summary>
/// <param name="Name">Canonical.</param>
/// <param name="Type">Of every number.</param>
/// <param name="Shape">Dimensions as the graphs see them, slowest first.</param>
/// <param name="Address">Of the first byte; mapped by its owner.</param>
internal sealed record HashedTensor(string Name, TensorType Type, IReadOnlyList<long> Shape, nint Address)
{
    /// <summary>Length in bytes.</summary>
    public long Size => Shape.Aggregate((long)Type.Size(), (product, dimension) => product * dimension);
}
