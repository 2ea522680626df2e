using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Surgical.Models.Contract;
using Surgical.Models.Runtime.Cpu;
using Surgical.Models.Runtime.Machine;

namespace Surgical.Models.Runtime;

/// <summary>One graph, ready to run on its device. It holds its weights for as long as it lives.</summary>
internal sealed class GraphSession : IDisposable
{
    private readonly SafeHandle _weights;
    private readonly InferenceSession _session;
    private bool _disposed;

    /// <param name="weights">Borrowed, and kept open until this session is disposed.</param>
    /// <param name="open">Opens the graph with them.</param>
    /// <exception cref="ModelException">ONNX Runtime refuses the graph, or a weight of it is missing.</exception>
    public GraphSession(SafeHandle weights, Func<InferenceSession> open)
    {
        var held = false;
        weights.DangerousAddRef(ref held);
        _weights = weights;
        try
        {
            _session = open();
        }
        catch (Exception refusal)
        {
            weights.DangerousRelease();
            if (refusal is OnnxRuntimeException)
            {
                throw new ModelException($"ONNX Runtime refuses a graph of the model: {refusal.Message}", refusal);
            }

            throw;
        }
    }

    /// <summary>Opens a graph on the processor.</summary>
    /// <param name="graph">An ONNX model whose weights are all external.</param>
    /// <param name="folder">Where the empty placeholder file lies.</param>
    /// <param name="weights">Borrowed, and kept open until the session is disposed.</param>
    /// <exception cref="ModelException">ONNX Runtime refuses the graph, or a weight of it is missing.</exception>
    public static GraphSession OnProcessor(byte[] graph, string folder, SharedWeights weights)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = Hardware.Cores,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        options.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", folder);

        // Threads that wait busily take the cores from capture: decoding is several times slower on a busy machine.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return new GraphSession(weights, () => weights.Open(graph, options));
    }

    /// <summary>Length of a fixed dimension of an input.</summary>
    public int InputLength(string input, int dimension) => _session.InputMetadata[input].Dimensions[dimension];

    public bool HasInput(string input) => _session.InputMetadata.ContainsKey(input);

    /// <summary>
    /// A set of inputs and outputs to run with. The caller owns it and disposes it before this session.
    /// </summary>
    public GraphBinding CreateBinding() => new(_session);

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _session.Dispose();
        _weights.DangerousRelease();
    }
}
