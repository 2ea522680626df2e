using Microsoft.ML.OnnxRuntime.Tensors;
using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3;
using Surgical.Models.Graphs;
using Surgical.Models.Pictures;
using Surgical.Models.Runtime.Cuda.Device;

namespace Surgical.Models.Runtime.Cuda;

/// <summary>
/// Turns pictures into the features that stand in for their image tokens, on the GPU. For one thread.
/// </summary>
internal sealed class CudaVision : IDisposable
{
    private readonly VisionConfiguration _vision;
    private readonly CudaStream _stream;
    private readonly GraphBinding _binding;
    private readonly DeviceBuffer _patches;
    private readonly DeviceBuffer _features;

    /// <param name="session">The vision graph; borrowed.</param>
    /// <param name="configuration">The model's shape.</param>
    /// <param name="stream">The session's; borrowed.</param>
    public CudaVision(GraphSession session, Gemma3Configuration configuration, CudaStream stream)
    {
        (_vision, _stream) = (configuration.Vision, stream);
        var grid = _vision.ImageSize / _vision.PatchSize;
        var (patches, pixels) = (grid * grid, 3 * _vision.PatchSize * _vision.PatchSize);
        _patches = new DeviceBuffer(stream, TensorElementType.BFloat16, 1, patches, pixels);
        _features = new DeviceBuffer(
            stream, TensorElementType.BFloat16, 1, configuration.TokensPerImage, configuration.Text.HiddenSize);
        _binding = session.CreateBinding();
        _binding.Input(GraphNames.Patches, _patches.Value);
        _binding.Output(GraphNames.Features, _features.Value);
    }

    /// <inheritdoc cref="IGemma3Runtime.Look"/>
    public void Look(ReadOnlySpan<float> planes, Memory<float> features, CancellationToken cancellationToken)
    {
        _patches.Send(PicturePatches.Of(planes, _vision.ImageSize, _vision.PatchSize));
        _binding.Run(cancellationToken);
        _features.Fetch();
        _stream.Wait();
        BFloat16.Widen(_features.Host<ushort>(), features.Span);
    }

    public void Dispose()
    {
        _binding.Dispose();
        _patches.Dispose();
        _features.Dispose();
    }
}
