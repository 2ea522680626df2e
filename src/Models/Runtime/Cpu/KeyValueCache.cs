using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Surgical.Models.Contract;
using Surgical.Models.Gemma3;
using Surgical.Models.Graphs;

namespace Surgical.Models.Runtime.Cpu;

/// <summary>
/// Keys and values of contexts that lie side by side, all layers, made once and written in place by prefill and decode.
/// </summary>
internal sealed class KeyValueCache : IDisposable
{
    private readonly List<OrtValue> _keys = [];
    private readonly List<OrtValue> _values = [];
    private readonly long[] _shapeOfOne;

    /// <param name="text">The decoder.</param>
    /// <param name="capacity">Rows of a context: the longest prompt and reply together.</param>
    /// <param name="contexts">How many. Pages are committed by the system when they are first written.</param>
    /// <exception cref="ModelException">The system promises no memory for so many.</exception>
    public KeyValueCache(TextConfiguration text, int capacity, int contexts = 1)
    {
        (Capacity, Contexts) = (capacity, contexts);
        _shapeOfOne = [1, text.KeyValueHeads, capacity, text.HeadSize];
        try
        {
            for (var layer = 0; layer < text.Layers.Count; layer++)
            {
                _keys.Add(Allocate([contexts, .. _shapeOfOne[1..]]));
                _values.Add(Allocate([contexts, .. _shapeOfOne[1..]]));
            }
        }
        catch (OnnxRuntimeException refusal)
        {
            Dispose();
            var rows = 2.0 * text.Layers.Count * contexts * text.KeyValueHeads * capacity;
            var bytes = rows * text.HeadSize * sizeof(float);
            throw new ModelException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"There is no memory for the keys and values of {contexts} answers side by side of {capacity} "
                    + $"tokens each, {bytes / 1e9:0.0} GB at most; serve --batch takes fewer. ({refusal.Message})"),
                refusal);
        }
    }

    /// <summary>Rows of a context.</summary>
    public int Capacity { get; }

    /// <summary>Contexts.</summary>
    public int Contexts { get; }

    /// <summary>Binds neighbouring contexts as a graph's batch. The binding is to be disposed before this.</summary>
    /// <param name="binding">Of a graph.</param>
    /// <param name="first">Number of the first context.</param>
    /// <param name="count">How many.</param>
    public void BindTo(GraphBinding binding, int first = 0, int count = 1)
    {
        OrtValue Batch(OrtValue all) => binding.Own(Part(all, first, count));
        for (var layer = 0; layer < _keys.Count; layer++)
        {
            binding.InPlace(GraphNames.PastKey(layer), GraphNames.PresentKey(layer), Batch(_keys[layer]));
            binding.InPlace(GraphNames.PastValue(layer), GraphNames.PresentValue(layer), Batch(_values[layer]));
        }
    }

    /// <summary>Copies the first rows of a context over another's.</summary>
    public void Copy(int from, int to, int rows)
    {
        foreach (var value in _keys.Concat(_values))
        {
            var source = Of(value, from);
            var target = Of(value, to);
            var head = Capacity * (int)_shapeOfOne[3];
            var used = rows * (int)_shapeOfOne[3];
            for (var start = 0; start < source.Length; start += head)
            {
                source.Slice(start, used).CopyTo(target[start..]);
            }
        }
    }

    public void Dispose()
    {
        foreach (var value in _keys.Concat(_values))
        {
            value.Dispose();
        }
    }

    private static OrtValue Allocate(long[] shape) =>
        OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, shape);

    /// <summary>The numbers of neighbouring contexts.</summary>
    private Span<float> Of(OrtValue all, int first, int count = 1)
    {
        var one = (int)(_shapeOfOne[1] * _shapeOfOne[2] * _shapeOfOne[3]);
        return all.GetTensorMutableDataAsSpan<float>().Slice(first * one, count * one);
    }

    private unsafe OrtValue Part(OrtValue all, int first, int count)
    {
        var numbers = Of(all, first, count);
        fixed (float* address = numbers)
        {
            // Native memory: it stays where it is after this block too.
            return OrtValue.CreateTensorValueWithData(
                OrtMemoryInfo.DefaultInstance,
                TensorElementType.Float,
                [count, .. _shapeOfOne[1..]],
                (nint)address,
                (long)numbers.Length * sizeof(float));
        }
    }
}
