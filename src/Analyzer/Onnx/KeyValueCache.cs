using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Surgical.ModelImport.Configuration;
using Surgical.ModelImport.Graphs;

namespace Surgical.Analyzer.Onnx;

/// <summary>Keys and values of one context, all layers, made once and written in place by prefill and decode.</summary>
internal sealed class KeyValueCache : IDisposable
{
    private readonly List<OrtValue> _keys = [];
    private readonly List<OrtValue> _values = [];

    /// <param name="text">The decoder.</param>
    /// <param name="capacity">Rows: the longest context. Pages are committed by the system when they are first written.</param>
    public KeyValueCache(TextConfiguration text, int capacity)
    {
        Capacity = capacity;
        long[] shape = [1, text.KeyValueHeads, capacity, text.HeadSize];
        for (var layer = 0; layer < text.Layers.Count; layer++)
        {
            _keys.Add(Allocate(shape));
            _values.Add(Allocate(shape));
        }
    }

    /// <summary>Rows.</summary>
    public int Capacity { get; }

    public void BindTo(GraphBinding binding)
    {
        for (var layer = 0; layer < _keys.Count; layer++)
        {
            binding.InPlace(GraphNames.PastKey(layer), GraphNames.PresentKey(layer), _keys[layer]);
            binding.InPlace(GraphNames.PastValue(layer), GraphNames.PresentValue(layer), _values[layer]);
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
}
