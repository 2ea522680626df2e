using Microsoft.ML.OnnxRuntime;
using Surgical.Models.Contract;

namespace Surgical.Models.Runtime;

/// <summary>Inputs and outputs of a graph, bound once and run any number of times. For one thread.</summary>
internal sealed class GraphBinding(InferenceSession session) : IDisposable
{
    private readonly OrtIoBinding _binding = session.CreateIoBinding();
    private readonly List<OrtValue> _values = [];

    /// <summary>
    /// Binds memory, pinned until this is disposed; what it holds when the graph runs is what is read.
    /// </summary>
    public void Input<T>(string name, Memory<T> data, params long[] shape)
        where T : unmanaged => _binding.BindInput(name, Pinned(data, shape));

    /// <summary>Binds memory that the graph writes to, pinned until this is disposed.</summary>
    public void Output<T>(string name, Memory<T> data, params long[] shape)
        where T : unmanaged => _binding.BindOutput(name, Pinned(data, shape));

    /// <summary>Binds a value that stays the caller's.</summary>
    public void Input(string name, OrtValue value) => _binding.BindInput(name, value);

    /// <summary>Binds a value that the graph writes to; it stays the caller's.</summary>
    public void Output(string name, OrtValue value) => _binding.BindOutput(name, value);

    /// <summary>
    /// Binds a value that is read under one name and written in place under another. It stays the caller's.
    /// </summary>
    public void InPlace(string input, string output, OrtValue value)
    {
        _binding.BindInput(input, value);
        _binding.BindOutput(output, value);
    }

    /// <summary>Takes a value over that is to be bound; it is disposed with this.</summary>
    public OrtValue Own(OrtValue value)
    {
        _values.Add(value);
        return value;
    }

    /// <summary>Runs the graph on the calling thread.</summary>
    /// <exception cref="OperationCanceledException">
    /// Cancelled, also in the middle of the graph; outputs are undefined.
    /// </exception>
    /// <exception cref="ModelException">ONNX Runtime failed.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var run = new RunOptions();
        using var stop = cancellationToken.UnsafeRegister(static o => ((RunOptions)o!).Terminate = true, run);
        try
        {
            session.RunWithBinding(run, _binding);
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OnnxRuntimeException failure)
        {
            throw new ModelException($"ONNX Runtime failed: {failure.Message}", failure);
        }
    }

    public void Dispose()
    {
        _binding.Dispose();
        foreach (var value in _values)
        {
            value.Dispose();
        }
    }

    private OrtValue Pinned<T>(Memory<T> data, long[] shape)
        where T : unmanaged => Own(OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, data, shape));
}
