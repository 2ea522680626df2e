using System.Numerics.Tensors;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Surgical.ModelImport.Quantising;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;

namespace Surgical.ModelImport.Importing;

/// <summary>
/// Writes tensors to their places in a weights file: widened or packed, in pieces, on all processors.
/// </summary>
/// <param name="file">Open for writing; borrowed.</param>
/// <param name="sources">Where the numbers come from.</param>
/// <param name="sections">Where they go.</param>
/// <param name="written">Told the bytes of every piece, by one thread at a time.</param>
internal sealed class WeightsWriter(
    SafeFileHandle file,
    IReadOnlyDictionary<string, SourceTensor> sources,
    IReadOnlyDictionary<string, TensorSection> sections,
    Action<long> written)
{
    // A megabyte of float32 for every processor, however large a tensor is.
    private const int PieceNumbers = 1 << 18;

    private readonly Lock _telling = new();

    /// <exception cref="ImportException">A weight that is to be packed is not finite.</exception>
    /// <exception cref="IOException">The disk is full or fails.</exception>
    public void Write(StoredTensor tensor, CancellationToken cancellationToken)
    {
        var planned = tensor.Planned;
        if (tensor.Packing is { } packing)
        {
            var columns = (int)planned.Shape[1];
            var rows = Math.Max(1, PieceNumbers / columns);
            InPieces(planned.Shape[0], rows, (first, count) => Pack(planned, packing, first, count), cancellationToken);
        }
        else if (tensor.Type == TensorType.F32)
        {
            InPieces(planned.Count, PieceNumbers, (first, count) => Widen(planned, first, count), cancellationToken);
        }
        else
        {
            InPieces(planned.Count, PieceNumbers, (first, count) => Copy(planned, first, count), cancellationToken);
        }
    }

    private void InPieces(long length, int piece, Func<long, int, long> write, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = Environment.ProcessorCount,
        };
        try
        {
            Parallel.For(0L, (length + piece - 1) / piece, options, index =>
            {
                var bytes = write(index * piece, (int)Math.Min(piece, length - (index * piece)));
                lock (_telling)
                {
                    written(bytes);
                }
            });
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }

    private long Widen(PlannedTensor planned, long first, int count)
    {
        var numbers = Numbers(planned, first, count);
        return Put(sections[planned.Name], first * sizeof(float), MemoryMarshal.AsBytes<float>(numbers));
    }

    private unsafe long Copy(PlannedTensor planned, long first, int count)
    {
        var source = sources[planned.Name];
        var size = source.Type.Size();
        var bytes = new ReadOnlySpan<byte>((byte*)source.Address + (first * size), count * size);
        return Put(sections[planned.Name], first * size, bytes);
    }

    private long Pack(PlannedTensor planned, WeightPacking packing, long first, int rows)
    {
        var columns = (int)planned.Shape[1];
        var quantizer = new BlockQuantizer(packing, columns);
        var numbers = Numbers(planned, first * columns, rows * columns);
        var bytes = new byte[rows * quantizer.RowBytes];
        var scales = new float[rows * quantizer.RowScales];
        for (var row = 0; row < rows; row++)
        {
            var isFinite = quantizer.Pack(
                numbers.AsSpan(row * columns, columns),
                bytes.AsSpan(row * quantizer.RowBytes),
                scales.AsSpan(row * quantizer.RowScales));
            if (!isFinite)
            {
                throw new ImportException(
                    $"{sources[planned.Name]}: expected numbers that can be packed, came one that is not finite (NaN or"
                    + $" infinite) in row {first + row}: the weights are damaged, or their training went astray. Fetch"
                    + " them again; check --full in --format f32 or bf16 tells of all.");
            }
        }

        var packed = sections[WeightPacking.BytesOf(planned.Name)];
        var scaled = sections[WeightPacking.ScalesOf(planned.Name)];
        return Put(packed, first * quantizer.RowBytes, bytes)
            + Put(scaled, first * quantizer.RowScales * sizeof(float), MemoryMarshal.AsBytes<float>(scales));
    }

    private float[] Numbers(PlannedTensor planned, long first, int count)
    {
        var numbers = GC.AllocateUninitializedArray<float>(count);
        sources[planned.Name].Read(first, numbers);
        if (planned.IsRmsNorm)
        {
            TensorPrimitives.Add(numbers, 1f, numbers);
        }

        return numbers;
    }

    private long Put(TensorSection section, long at, ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(file, bytes, section.Offset + at);
        return bytes.Length;
    }
}
