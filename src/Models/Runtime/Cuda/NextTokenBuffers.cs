using Microsoft.ML.OnnxRuntime.Tensors;
using Surgical.Models.Graphs;
using Surgical.Models.Runtime.Cuda.Device;

namespace Surgical.Models.Runtime.Cuda;

/// <summary>Where a graph leaves what it says of the next token; only what is asked for comes to the host.</summary>
/// <param name="stream">Borrowed.</param>
/// <param name="vocabulary">Tokens.</param>
internal sealed class NextTokenBuffers(CudaStream stream, int vocabulary) : IDisposable
{
    private readonly DeviceBuffer _logits = new(stream, TensorElementType.Float, 1, 1, vocabulary);
    private readonly DeviceBuffer _token = new(stream, TensorElementType.Int64, 1, 1, 1);
    private readonly DeviceBuffer _score = new(stream, TensorElementType.Float, 1, 1, 1);

    public void BindTo(GraphBinding binding)
    {
        binding.Output(GraphNames.Logits, _logits.Value);
        binding.Output(GraphNames.LikeliestToken, _token.Value);
        binding.Output(GraphNames.LikeliestScore, _score.Value);
    }

    public ScoredToken Likeliest()
    {
        _token.Fetch();
        _score.Fetch();
        stream.Wait();
        return new ScoredToken((int)_token.Host<long>()[0], _score.Host<float>()[0]);
    }

    /// <summary>[vocabulary], as fetched last; valid until that is done again.</summary>
    public ReadOnlySpan<float> Logits => _logits.Host<float>();

    /// <summary>Brings the logits to the host.</summary>
    public void FetchLogits()
    {
        _logits.Fetch();
        stream.Wait();
    }

    public void Dispose()
    {
        _logits.Dispose();
        _token.Dispose();
        _score.Dispose();
    }
}
