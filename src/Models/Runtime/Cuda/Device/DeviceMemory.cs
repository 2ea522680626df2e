using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Surgical.Models.Runtime.Cuda.Device;

/// <summary>A piece of the GPU's memory.</summary>
internal sealed class DeviceMemory : SafeHandle
{
    /// <summary>What cudaMalloc itself aligns to; tensor cores want at least 16.</summary>
    public const int Alignment = 256;

    private static readonly OrtMemoryInfo Place =
        new("Cuda", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default);

    /// <exception cref="Contract.ModelException">The GPU has not so much free.</exception>
    public DeviceMemory(long bytes)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        Bytes = Math.Max(bytes, Alignment);
        SetHandle(Cudart.Allocate(Bytes));
    }

    public long Bytes { get; }

    public nint Address => handle;

    public override bool IsInvalid => handle == 0;

    /// <summary>The next offset at which a tensor may begin.</summary>
    public static long Aligned(long offset) => (offset + Alignment - 1) / Alignment * Alignment;

    /// <summary>A part of it as ONNX Runtime sees it. The caller disposes the value before this.</summary>
    /// <param name="offset">Bytes from the start; a multiple of <see cref="Alignment"/>.</param>
    /// <param name="type">Of its numbers.</param>
    /// <param name="shape">Dimensions, slowest first; none may exceed this memory.</param>
    public OrtValue Tensor(long offset, TensorElementType type, params long[] shape)
    {
        var bytes = shape.Aggregate((long)SizeOf(type), (product, length) => product * length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + bytes, Bytes);
        return OrtValue.CreateTensorValueWithData(Place, type, shape, handle + (nint)offset, bytes);
    }

    public static int SizeOf(TensorElementType type) => type switch
    {
        TensorElementType.BFloat16 => sizeof(ushort),
        TensorElementType.Int64 => sizeof(long),
        _ => sizeof(float),
    };

    protected override bool ReleaseHandle()
    {
        Cudart.Release(handle);
        return true;
    }
}
