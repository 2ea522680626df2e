using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Surgical.Models.Gemma3;
using Surgical.Models.Graphs;
using Surgical.Models.Runtime.Cuda.Device;

namespace Surgical.Models.Runtime.Cuda;

/// <summary>Keys and values of one context on the GPU, all layers, written in place by prefill and decode.</summary>
internal sealed class CudaCache : IDisposable
{
    private readonly DeviceMemory _memory;
    private readonly List<OrtValue> _keys = [];
    private readonly List<OrtValue> _values = [];

    /// <param name="text">The decoder.</param>
    /// <param name="capacity">Rows: the longest context.</param>
    /// <param name="stream">Clears it: attention may read a row that was never written and weighs it with 0.</param>
    public CudaCache(TextConfiguration text, int capacity, CudaStream stream)
    {
        Capacity = capacity;
        long[] shape = [1, text.KeyValueHeads, capacity, text.HeadSize];
        var slot = Slot(text, capacity);
        _memory = new DeviceMemory(Size(text, capacity));
        for (var layer = 0; layer < text.Layers.Count; layer++)
        {
            _keys.Add(_memory.Tensor(2 * layer * slot, TensorElementType.BFloat16, shape));
            _values.Add(_memory.Tensor(((2 * layer) + 1) * slot, TensorElementType.BFloat16, shape));
        }

        stream.Clear(_memory);
    }

    /// <summary>Rows.</summary>
    public int Capacity { get; }

    /// <summary>Bytes that a cache takes.</summary>
    public static long Size(TextConfiguration text, int capacity) => 2 * text.Layers.Count * Slot(text, capacity);

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

        _memory.Dispose();
    }

    private static long Slot(TextConfiguration text, int capacity) =>
        DeviceMemory.Aligned((long)text.KeyValueHeads * capacity * text.HeadSize * sizeof(ushort));
}
