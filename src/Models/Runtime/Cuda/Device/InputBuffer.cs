using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Surgical.Models.Runtime.Cuda.Device;

/// <summary>
/// An input whose shape changes from run to run; its memory grows and is kept, since taking it is slow.
/// </summary>
/// <param name="stream">Carries it; borrowed.</param>
/// <param name="type">Of its numbers.</param>
internal sealed class InputBuffer(CudaStream stream, TensorElementType type) : IDisposable
{
    private DeviceMemory? _device;
    private PinnedMemory? _host;
    private OrtValue? _value;
    private int _bytes;

    /// <summary>Gives it a shape. Nothing of it may be in use, by the graph or by a copy.</summary>
    /// <returns>The host's image, as many numbers as the shape says, to be written before <see cref="Send"/>.</returns>
    public Span<T> Reshape<T>(params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        var bytes = (long)DeviceMemory.SizeOf(type);
        foreach (var length in shape)
        {
            bytes *= length;
        }

        _bytes = checked((int)bytes);
        if (_device is null || _host is null || _host.Bytes < _bytes)
        {
            Dispose();
            _host = new PinnedMemory(Math.Max(_bytes, DeviceMemory.Alignment));
            _device = new DeviceMemory(_host.Bytes);
        }

        _value?.Dispose();
        _value = _device.Tensor(0, type, shape.ToArray());
        return _host.Span<T>()[..(_bytes / DeviceMemory.SizeOf(type))];
    }

    /// <summary>Begins to send it, and binds it.</summary>
    public void Send(GraphBinding binding, string input)
    {
        if (_bytes > 0)
        {
            stream.ToDevice(_device!.Address, _host!.Address, _bytes);
        }

        binding.Input(input, _value!);
    }

    public void Dispose()
    {
        _value?.Dispose();
        _host?.Dispose();
        _device?.Dispose();
        (_value, _host, _device) = (null, null, null);
    }
}
