using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Surgical.Analyzer.Model;
using Surgical.ModelImport.Configuration;
using Surgical.ModelImport.Graphs;

namespace Surgical.Analyzer.Onnx.Cuda;

/// <summary>One prompt's inputs on the GPU, padded to the length that attention with a mask is fast at.</summary>
internal sealed class CudaPrompt : IDisposable
{
    /// <summary>Memory-efficient attention wants rows of a mask that begin on such a boundary (medgemma.md 6.2).</summary>
    private const int Multiple = 4;

    private readonly List<DeviceBuffer> _owned = [];
    private readonly CudaStream _stream;

    /// <summary>Sends a prompt and binds it.</summary>
    /// <param name="prompt">What is read.</param>
    /// <param name="configuration">The model's shape.</param>
    /// <param name="capacity">Rows of the cache.</param>
    /// <param name="binding">Receives the inputs.</param>
    /// <param name="stream">Carries them.</param>
    /// <exception cref="ModelException">The prompt does not match its pictures, or a token is unknown.</exception>
    public CudaPrompt(
        Prompt prompt, Gemma3Configuration configuration, int capacity, GraphBinding binding, CudaStream stream)
    {
        _stream = stream;
        var tokens = prompt.Ids.Count;
        Length = Math.Min((tokens + Multiple - 1) / Multiple * Multiple, capacity);
        Check(prompt, configuration);
        try
        {
            binding.Input(GraphNames.Ids, Whole(Length, i => i < tokens ? prompt.Ids[i] : 0, 1, Length));
            binding.Input(GraphNames.Positions, Whole(Length, i => i, 1, Length));
            binding.Input(GraphNames.Write, Whole(1, _ => 0, 1));
            BindPictures(prompt, configuration, binding);
            BindMasks(prompt, configuration, binding);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Rows that the graph reads; the last of them may be padding.</summary>
    public int Length { get; }

    /// <summary>Binds which row's logits are wanted.</summary>
    public void BindLast(GraphBinding binding, int row) => binding.Input(GraphNames.Last, Whole(1, _ => row, 1));

    public void Dispose()
    {
        // A copy that is under way reads what is released here.
        _stream.Wait();
        _owned.ForEach(buffer => buffer.Dispose());
    }

    private static void Check(Prompt prompt, Gemma3Configuration configuration)
    {
        var vocabulary = configuration.Text.VocabularySize;
        foreach (var id in prompt.Ids)
        {
            if (id < 0 || (id >= vocabulary && id != configuration.ImageToken))
            {
                throw new ModelException($"Token {id} is outside the vocabulary of {vocabulary}.");
            }
        }

        var images = prompt.Ids.Count(id => id == configuration.ImageToken);
        var features = prompt.Features.Length / configuration.Text.HiddenSize;
        if (images != features)
        {
            throw new ModelException($"The prompt has {images} image tokens, the pictures have {features} features.");
        }
    }

    private void BindPictures(Prompt prompt, Gemma3Configuration configuration, GraphBinding binding)
    {
        int[] places = [.. Enumerable.Range(0, prompt.Ids.Count).Where(i => prompt.Ids[i] == configuration.ImageToken)];
        var features = Buffer(TensorElementType.BFloat16, places.Length, configuration.Text.HiddenSize);
        features.Send(prompt.Features);
        binding.Input(GraphNames.Features, features.Value);
        var rows = Whole(2 * places.Length, i => i % 2 == 0 ? 0 : places[i / 2], places.Length, 2);
        binding.Input(GraphNames.ImagePlaces, rows);
    }

    private void BindMasks(Prompt prompt, Gemma3Configuration configuration, GraphBinding binding)
    {
        // Padding comes last, so that no token sees it.
        int[] ids = [.. prompt.Ids, .. Enumerable.Repeat(-1, Length - prompt.Ids.Count)];
        var blocks = AttentionMask.Blocks(ids, configuration.ImageToken);
        foreach (var kind in configuration.Text.Layers.Distinct())
        {
            var (name, window) = kind is LayerKind.Full
                ? (GraphNames.FullMask, int.MaxValue)
                : (GraphNames.SlidingMask, configuration.Text.SlidingWindow);
            var mask = Buffer(TensorElementType.BFloat16, 1, 1, Length, Length);
            mask.Send(AttentionMask.Of(blocks, window));
            binding.Input(name, mask.Value);
        }
    }

    private OrtValue Whole(int count, Func<int, long> number, params long[] shape)
    {
        var buffer = Buffer(TensorElementType.Int64, shape);
        var host = buffer.Host<long>();
        for (var i = 0; i < count; i++)
        {
            host[i] = number(i);
        }

        buffer.Send();
        return buffer.Value;
    }

    private DeviceBuffer Buffer(TensorElementType type, params long[] shape)
    {
        var buffer = new DeviceBuffer(_stream, type, shape);
        _owned.Add(buffer);
        return buffer;
    }
}
