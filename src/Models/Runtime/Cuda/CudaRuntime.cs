using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Runtime.Cuda.Device;

namespace Surgical.Models.Runtime.Cuda;

/// <summary>
/// A model on the GPU: weights uploaded once, all sessions share them; nothing is computed on the processor.
/// </summary>
internal sealed class CudaRuntime : IGemma3Runtime
{
    private readonly DeviceThread _thread;
    private readonly CudaGraphs _graphs;
    private bool _disposed;

    /// <param name="model">Its weights are read once; nothing of it is kept open.</param>
    /// <param name="options">How it runs.</param>
    /// <exception cref="ModelException">
    /// The model is not in bfloat16, the GPU's memory does not suffice, or ONNX Runtime refuses the model.
    /// </exception>
    /// <exception cref="ImportException">The weights cannot be mapped.</exception>
    public CudaRuntime(ImportedModel model, CudaOptions options)
    {
        RefuseOtherFormat(model);
        _thread = new DeviceThread();
        try
        {
            _graphs = _thread.Do(() => new CudaGraphs(model, options));
        }
        catch
        {
            _thread.Dispose();
            throw;
        }
    }

    public int Capacity => _graphs.Capacity;

    public void Look(ReadOnlySpan<float> planes, Memory<float> features, CancellationToken cancellationToken)
    {
        var copy = planes.ToArray();
        On(() => _graphs.Vision.Look(copy, features, cancellationToken));
    }

    public ReadOnlySpan<float> ReadPrompt(Prompt prompt, CancellationToken cancellationToken)
    {
        On(() =>
        {
            _graphs.Prefill.Read(prompt, _graphs.Next, cancellationToken);
            _graphs.Next.FetchLogits();
        });
        return _graphs.Next.Logits;
    }

    public ReadOnlySpan<float> ReadToken(int id, int position, CancellationToken cancellationToken)
    {
        On(() =>
        {
            _graphs.Decode.Read(id, position, cancellationToken);
            _graphs.Next.FetchLogits();
        });
        return _graphs.Next.Logits;
    }

    public ScoredToken LikeliestAfter(Prompt prompt, CancellationToken cancellationToken) => On(() =>
    {
        _graphs.Prefill.Read(prompt, _graphs.Next, cancellationToken);
        return _graphs.Next.Likeliest();
    });

    public ScoredToken LikeliestAfter(int id, int position, CancellationToken cancellationToken) => On(() =>
    {
        _graphs.Decode.Read(id, position, cancellationToken);
        return _graphs.Next.Likeliest();
    });

    public float[] ReadAllRows(Prompt prompt, CancellationToken cancellationToken) =>
        On(() => _graphs.AllRows.ReadAllRows(prompt, cancellationToken));

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        On(_graphs.Dispose);
        _thread.Dispose();
    }

    private static void RefuseOtherFormat(ImportedModel model)
    {
        if (model.Manifest.Format is not ModelFormat.BF16)
        {
            throw new ModelException(
                $"{model.Folder}: expected a model imported in bf16, in which a GPU computes, came one imported in "
                + $"{model.Manifest.Format}; give the snapshot, or run import SNAPSHOT --out DIR --format bf16 "
                + "and use DIR.");
        }
    }

    private void On(Action work) => On(() =>
    {
        work();
        return 0;
    });

    private T On<T>(Func<T> work) => _thread.Do(() =>
    {
        try
        {
            return work();
        }
        catch
        {
            _graphs.Settle();
            throw;
        }
    });
}
