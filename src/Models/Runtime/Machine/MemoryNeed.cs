using System.Globalization;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3;

namespace Surgical.Models.Runtime.Machine;

/// <summary>
/// What a model needs at least of a processor's memory, in bytes, known before anything of it is loaded.
/// </summary>
/// <param name="Mapped">Weights that are read where they lie for every word.</param>
/// <param name="Own">
/// What can give way to nothing else: packed matrices, which ONNX Runtime copies, and the widest moment of a picture.
/// </param>
public sealed record MemoryNeed(long Mapped, long Own)
{
    /// <summary>
    /// Of packed matrices' bytes, what ONNX Runtime takes to copy them into its own order: 2.9 of 2.3 GB (medgemma.md
    /// 7.3), and 3.9 GB at most while a model with 2.9 GB of them was opened.
    /// </summary>
    private const double Copied = 1.25;

    /// <summary>Of a model that a processor runs; null for one that only a GPU runs.</summary>
    public static MemoryNeed? Of(Gemma3Configuration configuration, ModelFormat format)
    {
        if (ModelFiles.Weights(format) is null)
        {
            return null;
        }

        var stored = StoragePlan.For(configuration, format, TensorType.BF16).ToList();
        var packed = stored.Where(tensor => tensor.Packing is not null).Sum(Size);
        return new(stored.Sum(Size) - packed, (long)(Copied * packed) + Picture(configuration.Vision));
    }

    /// <summary>Why a model cannot be run in this memory; null where nothing speaks against it.</summary>
    /// <param name="memory">Null where the system does not tell.</param>
    public string? Refusal(MachineMemory? memory) =>
        memory is null ? null
        : Own > memory.Available
            ? $"The model needs at least {Gigabytes(Own)} of memory of its own, and {memory}"
        : Mapped > memory.Total
            ? $"The model's weights take {Gigabytes(Mapped)}, all of which is read for every word, and there is memory "
                + $"for {Gigabytes(memory.Total)}"
        : null;

    // Of a layer: what goes by it, its norm, queries, keys, values, their result, and twice its feed-forward's width.
    private static long Picture(VisionConfiguration vision)
    {
        var side = (long)vision.ImageSize / vision.PatchSize;
        return side * side * ((6L * vision.HiddenSize) + (2L * vision.IntermediateSize)) * sizeof(float);
    }

    private static long Size(StoredTensor tensor) =>
        tensor.Parts.Sum(part => part.Shape.Aggregate((long)part.Type.Size(), (product, length) => product * length));

    private static string Gigabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB");
}
