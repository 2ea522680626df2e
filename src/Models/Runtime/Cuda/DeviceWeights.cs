using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Surgical.Models.Files;
using Surgical.Models.Runtime.Cuda.Device;

namespace Surgical.Models.Runtime.Cuda;

/// <summary>The weights of a model in bfloat16 in one piece of the GPU's memory, which all sessions read.</summary>
/// <remarks>
/// A handle that sessions count: disposing it while a session lives frees the memory when the last session is gone.
/// </remarks>
internal sealed class DeviceWeights : SafeHandle
{
    private readonly DeviceMemory _memory;
    private readonly Dictionary<string, OrtValue> _values = [];

    /// <param name="weights">Read once, here.</param>
    /// <param name="stream">Carries the copies; all have arrived when this returns.</param>
    /// <exception cref="Contract.ModelException">The GPU's memory does not suffice.</exception>
    public DeviceWeights(MappedWeights weights, CudaStream stream)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        _memory = new DeviceMemory(Size(weights));
        SetHandle(1);
        try
        {
            Upload(weights, stream);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Bytes of the GPU's memory that a model's weights take.</summary>
    public static long Size(MappedWeights weights) => weights.Names.Sum(name => Slot(weights.Shape(name)));

    /// <summary>
    /// Hands a graph its weights. One on the host would be ignored in favour of the graph's empty file
    /// (medgemma.md 7.1).
    /// </summary>
    public void AddTo(SessionOptions options)
    {
        foreach (var (name, value) in _values)
        {
            options.AddInitializer(name, value);
        }
    }

    protected override bool ReleaseHandle()
    {
        foreach (var value in _values.Values)
        {
            value.Dispose();
        }

        _memory.Dispose();
        return true;
    }

    private static long Count(IReadOnlyList<long> shape) => shape.Aggregate(1L, (product, length) => product * length);

    private static long Slot(IReadOnlyList<long> shape) => DeviceMemory.Aligned(Count(shape) * sizeof(ushort));

    private void Upload(MappedWeights weights, CudaStream stream)
    {
        using var upload = new WeightUpload(stream);
        var offset = 0L;
        foreach (var name in weights.Names)
        {
            var shape = weights.Shape(name);
            upload.Send(weights, name, Count(shape), _memory.Address + (nint)offset);
            _values.Add(name, _memory.Tensor(offset, TensorElementType.BFloat16, [.. shape]));
            offset += Slot(shape);
        }
    }
}
