using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using BFloat16 = Surgical.Models.Files.Weights.BFloat16;

namespace Surgical.Models.Runtime.Cuda.Device;

/// <summary>
/// A tensor on the GPU and its pinned image on the host, which a graph's input is written to or its output read from.
/// </summary>
internal sealed class DeviceBuffer : IDisposable
{
    private readonly CudaStream _stream;
    private readonly DeviceMemory _device;
    private readonly PinnedMemory _host;

    public DeviceBuffer(CudaStream stream, TensorElementType type, params long[] shape)
    {
        var bytes = shape.Aggregate((long)DeviceMemory.SizeOf(type), (product, length) => product * length);
        _stream = stream;
        _device = new DeviceMemory(bytes);
        _host = new PinnedMemory(checked((int)Math.Max(bytes, 1)));
        Value = _device.Tensor(0, type, shape);
        stream.Clear(_device);
    }

    /// <summary>As bound to a graph.</summary>
    public OrtValue Value { get; }

    /// <summary>The host's image; not to be written while a copy runs.</summary>
    public Span<T> Host<T>()
        where T : unmanaged => _host.Span<T>();

    /// <summary>Begins to send the host's image.</summary>
    public void Send() => _stream.ToDevice(_device.Address, _host.Address, _host.Bytes);

    /// <summary>Rounds numbers to bfloat16 and begins to send them.</summary>
    public void Send(ReadOnlySpan<float> numbers)
    {
        BFloat16.Round(numbers, Host<ushort>());
        Send();
    }

    /// <summary>Begins to fetch the host's image; it is there when the stream has been waited for.</summary>
    public void Fetch() => _stream.ToHost(_host.Address, _device.Address, _host.Bytes);

    public void Dispose()
    {
        Value.Dispose();
        _host.Dispose();
        _device.Dispose();
    }
}
