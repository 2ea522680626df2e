using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;

namespace Surgical.Models.Runtime.Cpu;

/// <summary>Mapped weights as ONNX Runtime sees them; all sessions of a model read the same memory.</summary>
/// <remarks>
/// A handle that sessions count: disposing it while a session lives closes the mapping when the last session does.
/// </remarks>
internal sealed class SharedWeights : SafeHandle
{
    private readonly MappedWeights _mapping;
    private readonly Dictionary<string, OrtValue> _values;

    // Copies that ONNX Runtime makes of packed matrices, in the order in which it multiplies with them.
    private readonly PrePackedWeightsContainer? _prepacked;

    /// <summary>Takes the mapping over.</summary>
    /// <param name="mapping">The weights.</param>
    /// <param name="prepacks">
    /// Whether ONNX Runtime may copy matrices into an order that suits it, once for all sessions: packed ones are many
    /// times slower without, those of float32 as fast where they are mapped (medgemma.md 7.3).
    /// </param>
    public SharedWeights(MappedWeights mapping, bool prepacks)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        _prepacked = prepacks ? new PrePackedWeightsContainer() : null;
        _mapping = mapping;
        _values = mapping.Names.Where(IsForGraphs).ToDictionary(name => name, ValueOf);
        SetHandle(1);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>
    /// Opens a graph with its weights under their canonical names. ONNX Runtime would take any shape without a word:
    /// that the shapes are the graph's was checked when the model was opened.
    /// </summary>
    /// <exception cref="OnnxRuntimeException">The graph is refused, or a weight of it is missing.</exception>
    public InferenceSession Open(byte[] graph, SessionOptions options)
    {
        foreach (var (name, value) in _values)
        {
            options.AddInitializer(name, value);
        }

        if (_prepacked is not null)
        {
            return new InferenceSession(graph, options, _prepacked);
        }

        options.AddSessionConfigEntry("session.disable_prepacking", "1");
        return new InferenceSession(graph, options);
    }

    protected override bool ReleaseHandle()
    {
        foreach (var value in _values.Values)
        {
            value.Dispose();
        }

        _prepacked?.Dispose();
        _mapping.Dispose();
        return true;
    }

    // Rows of bfloat16 embeddings are looked up outside of the graphs: ONNX Runtime's CPU cannot compute with them.
    private bool IsForGraphs(string name) =>
        _mapping.IsAsStored(name) && _mapping.Type(name) is TensorType.F32 or TensorType.U8;

    private OrtValue ValueOf(string name) => OrtValue.CreateTensorValueWithData(
        OrtMemoryInfo.DefaultInstance,
        _mapping.Type(name) is TensorType.U8 ? TensorElementType.UInt8 : TensorElementType.Float,
        [.. _mapping.Shape(name)],
        _mapping.Address(name),
        _mapping.Size(name));
}
