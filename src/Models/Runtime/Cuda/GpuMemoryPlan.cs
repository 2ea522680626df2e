using System.Globalization;
using Surgical.Models.Contract;
using Surgical.Models.Gemma3;

namespace Surgical.Models.Runtime.Cuda;

/// <summary>How a share of the GPU's memory is divided; all in bytes.</summary>
/// <param name="Weights">Of the model, in bfloat16.</param>
/// <param name="Cache">Keys and values of the longest context.</param>
/// <param name="Inputs">Of the longest prompt.</param>
/// <param name="Vision">The most that looking at a picture may take beside them.</param>
/// <param name="Prefill">Likewise, reading a prompt.</param>
/// <param name="Decode">Likewise, reading a further token.</param>
internal sealed record GpuMemoryPlan(
    long Weights, long Cache, long Inputs, long Vision, long Prefill, long Decode)
{
    /// <summary>What cuBLAS and attention take for themselves, whatever the model.</summary>
    private const long Scratch = 160L << 20;

    /// <summary>What the model needs at least, its longest prompt included.</summary>
    public long Total => Weights + Cache + Inputs + Vision + Prefill + Decode;

    /// <summary>What a model needs.</summary>
    public static GpuMemoryPlan Needed(Gemma3Configuration configuration, long weights, int capacity)
    {
        var (text, vision) = (configuration.Text, configuration.Vision);
        var grid = vision.ImageSize / vision.PatchSize;
        var prompt = Bytes(capacity, text.HiddenSize, text.IntermediateSize, text.Heads * text.HeadSize);

        // Attention may lay the masks out anew.
        var masks = 2L * capacity * capacity * sizeof(ushort);
        prompt += masks;
        return new GpuMemoryPlan(
            weights,
            CudaCache.Size(text, capacity),
            masks + ((long)capacity * text.HiddenSize * sizeof(ushort)),
            Scratch + Bytes(grid * grid, vision.HiddenSize, vision.IntermediateSize, vision.HiddenSize),
            Scratch + prompt,
            Scratch + (4L * text.VocabularySize * sizeof(float)));
    }

    /// <summary>Shares what is left of the budget out to the three graphs.</summary>
    /// <param name="share">Of the whole memory; what others use of it is not ours.</param>
    /// <param name="free">Bytes that nobody uses.</param>
    /// <param name="total">Bytes of the GPU.</param>
    /// <exception cref="ModelException">It does not suffice; the message says what is needed and what there
    /// is.</exception>
    public GpuMemoryPlan Within(double share, long free, long total)
    {
        var left = (long)(total * share) - (total - free);
        if (left < Total)
        {
            throw new ModelException(string.Create(
                CultureInfo.InvariantCulture,
                $"The model needs {Gigabytes(Total)} of the GPU's memory ({Gigabytes(Weights)} for its weights, "
                + $"{Gigabytes(Cache)} for its context), and {Gigabytes(Math.Max(0, left))} can be had: "
                + $"--gpu-memory {share:0.##} of {Gigabytes(total)}, of which {Gigabytes(total - free)} are in use."));
        }

        var factor = (double)(left - Weights - Cache - Inputs) / (Total - Weights - Cache - Inputs);
        return this with
        {
            Vision = (long)(Vision * factor),
            Prefill = (long)(Prefill * factor),
            Decode = (long)(Decode * factor),
        };
    }

    // The widest moment of a layer: residual, norm, queries, keys, values, and three of the feed-forward's width.
    private static long Bytes(int rows, int hidden, int inner, int attention) =>
        (long)rows * ((6L * hidden) + (3L * inner) + (4L * attention)) * sizeof(ushort) * 2;

    private static string Gigabytes(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB");
}
