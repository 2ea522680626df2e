using System.Numerics.Tensors;
using Surgical.Models.Files.Weights;

namespace Surgical.Benchmarks.Gguf;

/// <summary>
/// A tensor of a snapshot, as llama.cpp wants it: the factor 1 + w of an RMS norm, all else as it is.
/// </summary>
/// <param name="Planned">What it is.</param>
/// <param name="Source">Its numbers; borrowed.</param>
/// <param name="Numbers">Of a matrix in the file.</param>
internal sealed record ConvertedTensor(PlannedTensor Planned, ITensorNumbers Source, PlainNumbers Numbers)
    : GgufTensor(GgufNames.Of(Planned.Name), Planned.FileShape)
{
    private const int NumbersAtOnce = 1 << 18;

    // llama.cpp adds biases, norms and positions in float32, and its own converter keeps the patches' and the
    // projector's matrices apart from the others too.
    private PlainNumbers Written => Shape.Count == 2 && !Planned.Name.Contains("_embedding", StringComparison.Ordinal)
        && !Planned.Name.StartsWith("projector.", StringComparison.Ordinal)
            ? Numbers
            : PlainNumbers.F32;

    /// <inheritdoc/>
    public override uint Code => Written.Code;

    /// <inheritdoc/>
    public override long Size => Count * Written.Bytes;

    /// <inheritdoc/>
    public override IEnumerable<ReadOnlyMemory<byte>> Pieces()
    {
        var numbers = new float[Math.Min(NumbersAtOnce, Count)];
        var bytes = new byte[numbers.Length * Written.Bytes];
        for (var first = 0L; first < Count; first += NumbersAtOnce)
        {
            var length = (int)Math.Min(NumbersAtOnce, Count - first);
            var read = numbers.AsSpan(0, length);
            Source.Read(first, read);
            if (Planned.IsRmsNorm)
            {
                TensorPrimitives.Add(read, 1f, read);
            }

            Written.Write(read, bytes);
            yield return bytes.AsMemory(0, length * Written.Bytes);
        }
    }
}
