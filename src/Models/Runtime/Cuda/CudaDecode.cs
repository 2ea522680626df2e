using Microsoft.ML.OnnxRuntime.Tensors;
using Surgical.Models.Contract;
using Surgical.Models.Graphs;
using Surgical.Models.Runtime.Cuda.Device;

namespace Surgical.Models.Runtime.Cuda;

/// <summary>Reads one further token at a time on top of the cache, on the GPU. For one thread.</summary>
internal sealed class CudaDecode : IDisposable
{
    private readonly CudaCache _cache;
    private readonly int _vocabulary;
    private readonly GraphBinding _binding;
    private readonly DeviceBuffer _id;
    private readonly DeviceBuffer _lastPosition;

    /// <param name="session">The decode graph; borrowed.</param>
    /// <param name="cache">Borrowed.</param>
    /// <param name="next">Where the graph's outputs go; borrowed.</param>
    /// <param name="stream">The session's; borrowed.</param>
    /// <param name="vocabulary">Tokens.</param>
    public CudaDecode(
        GraphSession session, CudaCache cache, NextTokenBuffers next, CudaStream stream, int vocabulary)
    {
        (_cache, _vocabulary) = (cache, vocabulary);
        _id = new DeviceBuffer(stream, TensorElementType.Int64, 1, 1);
        _lastPosition = new DeviceBuffer(stream, TensorElementType.Int32, 1);
        _binding = session.CreateBinding();
        cache.BindTo(_binding);
        next.BindTo(_binding);
        _binding.Input(GraphNames.Ids, _id.Value);
        _binding.Input(GraphNames.LastPosition, _lastPosition.Value);

        // On the host, and part of a captured graph: the true length is the one beside it (medgemma.md 6.3).
        _binding.Input<int>(GraphNames.Total, new int[] { cache.Capacity });
    }

    /// <summary>Reads the token at a position whose predecessors are all in the cache.</summary>
    /// <inheritdoc cref="IGemma3Runtime.ReadToken"/>
    public void Read(int id, int position, CancellationToken cancellationToken)
    {
        if (position >= _cache.Capacity)
        {
            throw new ModelException($"Position {position} is beyond the model's context of {_cache.Capacity} tokens.");
        }

        if (id < 0 || id >= _vocabulary)
        {
            throw new ModelException($"Token {id} is outside the vocabulary of {_vocabulary}.");
        }

        _id.Host<long>()[0] = id;
        _lastPosition.Host<int>()[0] = position;
        _id.Send();
        _lastPosition.Send();
        _binding.Run(cancellationToken);
    }

    public void Dispose()
    {
        _binding.Dispose();
        _id.Dispose();
        _lastPosition.Dispose();
    }
}
