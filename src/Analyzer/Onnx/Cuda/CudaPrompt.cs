using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Surgical.ModelImport.Graphs;

namespace Surgical.Analyzer.Onnx.Cuda;

/// <summary>One prompt's inputs on the GPU. Its owner disposes it when the graph has run.</summary>
internal sealed class CudaPrompt : IDisposable
{
    private readonly List<DeviceBuffer> _owned = [];
    private readonly CudaStream _stream;

    /// <summary>Sends a prompt's inputs and binds them.</summary>
    /// <param name="inputs">What is sent.</param>
    /// <param name="hidden">Width of a row of features.</param>
    /// <param name="binding">Receives the inputs.</param>
    /// <param name="stream">Carries them; borrowed.</param>
    public CudaPrompt(PromptInputs inputs, int hidden, GraphBinding binding, CudaStream stream)
    {
        _stream = stream;
        try
        {
            binding.Input(GraphNames.Ids, Whole(inputs.Ids, 1, inputs.Length));
            binding.Input(GraphNames.Positions, Whole(inputs.Positions, 1, inputs.Length));
            binding.Input(GraphNames.Write, Whole([0], 1));
            binding.Input(GraphNames.ImagePlaces, Whole(inputs.ImagePlaces, inputs.ImagePlaces.Length / 2, 2));
            binding.Input(GraphNames.Features, Numbers(inputs.Features, inputs.ImagePlaces.Length / 2, hidden));
            foreach (var (input, mask) in inputs.Masks())
            {
                binding.Input(input, Numbers(mask, 1, 1, inputs.Length, inputs.Length));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Binds which row's logits are wanted.</summary>
    public void BindLast(GraphBinding binding, int row) => binding.Input(GraphNames.Last, Whole([row], 1));

    public void Dispose()
    {
        // A copy that is under way reads what is released here.
        _stream.Wait();
        _owned.ForEach(buffer => buffer.Dispose());
    }

    private OrtValue Whole(ReadOnlySpan<long> numbers, params long[] shape)
    {
        var buffer = Buffer(TensorElementType.Int64, shape);
        numbers.CopyTo(buffer.Host<long>());
        buffer.Send();
        return buffer.Value;
    }

    private OrtValue Numbers(float[] numbers, params long[] shape)
    {
        var buffer = Buffer(TensorElementType.BFloat16, shape);
        buffer.Send(numbers);
        return buffer.Value;
    }

    private DeviceBuffer Buffer(TensorElementType type, params long[] shape)
    {
        var buffer = new DeviceBuffer(_stream, type, shape);
        _owned.Add(buffer);
        return buffer;
    }
}
