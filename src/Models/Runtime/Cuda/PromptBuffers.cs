using Microsoft.ML.OnnxRuntime.Tensors;
using Surgical.Models.Files.Weights;
using Surgical.Models.Graphs;
using Surgical.Models.Runtime.Cuda.Device;

namespace Surgical.Models.Runtime.Cuda;

/// <summary>The inputs of a prefill graph on the GPU, for one prompt after another.</summary>
/// <param name="stream">Carries them; borrowed.</param>
/// <param name="hidden">Width of a row of features.</param>
internal sealed class PromptBuffers(CudaStream stream, int hidden) : IDisposable
{
    private static readonly ushort Hidden = BFloat16.Round(AttentionMask.Hidden);

    private readonly Dictionary<string, InputBuffer> _buffers = [];

    /// <summary>Sends a prompt's inputs and binds them. The run before must be over.</summary>
    /// <param name="inputs">What is sent.</param>
    /// <param name="binding">Receives them.</param>
    public void Send(PromptInputs inputs, GraphBinding binding)
    {
        var images = inputs.ImagePlaces.Length / 2;
        SendWhole(GraphNames.Ids, inputs.Ids, binding, 1, inputs.Length);
        SendWhole(GraphNames.Positions, inputs.Positions, binding, 1, inputs.Length);
        SendWhole(GraphNames.Write, [0], binding, 1);
        SendWhole(GraphNames.ImagePlaces, inputs.ImagePlaces, binding, images, 2);

        var features = Buffer(GraphNames.Features, TensorElementType.BFloat16);
        BFloat16.Round(inputs.Features, features.Reshape<ushort>(images, hidden));
        features.Send(binding, GraphNames.Features);
        foreach (var name in inputs.MaskNames)
        {
            var mask = Buffer(name, TensorElementType.BFloat16);
            inputs.WriteMask(name, Hidden, mask.Reshape<ushort>(1, 1, inputs.Length, inputs.Length));
            mask.Send(binding, name);
        }
    }

    /// <summary>Sends and binds which row's logits are wanted.</summary>
    public void SendLast(PromptInputs inputs, GraphBinding binding) =>
        SendWhole(GraphNames.Last, [inputs.Last], binding, 1);

    public void Dispose()
    {
        foreach (var buffer in _buffers.Values)
        {
            buffer.Dispose();
        }
    }

    private void SendWhole(
        string input, ReadOnlySpan<long> numbers, GraphBinding binding, params ReadOnlySpan<long> shape)
    {
        var buffer = Buffer(input, TensorElementType.Int64);
        numbers.CopyTo(buffer.Reshape<long>(shape));
        buffer.Send(binding, input);
    }

    private InputBuffer Buffer(string input, TensorElementType type)
    {
        if (!_buffers.TryGetValue(input, out var buffer))
        {
            buffer = _buffers[input] = new InputBuffer(stream, type);
        }

        return buffer;
    }
}
