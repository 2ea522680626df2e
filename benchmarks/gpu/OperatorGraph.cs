using Microsoft.ML.OnnxRuntime;
using Surgical.Models.Gemma3;
using Surgical.Models.Graphs.Onnx;
using BFloat16 = Microsoft.ML.OnnxRuntime.BFloat16;
using Rounding = Surgical.Models.Files.Weights.BFloat16;

namespace Surgical.Gpu;

/// <summary>A graph of one operator and what is put into it, built in any type of numbers.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Inputs">Names, shapes and numbers; whole numbers stay whole whatever the graph's type is.</param>
/// <param name="Build">Adds the nodes, whose outputs are named as <paramref name="Outputs"/> are, and declares
/// those.</param>
/// <param name="Outputs">Names of what is compared.</param>
internal sealed record OperatorGraph(
    string Name,
    IReadOnlyList<OperatorInput> Inputs,
    Action<OnnxGraph, OnnxType> Build,
    IReadOnlyList<string> Outputs)
{
    // No weight is asked for, so the shape of the model does not matter.
    private static readonly Gemma3Configuration Configuration = new(
        new TextConfiguration(
            8, 8, 1, 1, 8, 8, 1e-6f, 8, 8, 8, true, [LayerKind.Full], new Rope(1e4, 1), new Rope(1e4, 1)),
        new VisionConfiguration(8, 8, 1, 1, 8, 8, 1e-6f),
        1,
        2,
        3,
        1,
        [1]);

    /// <summary>Runs it.</summary>
    /// <param name="type">What it computes in; inputs are rounded to bfloat16 in any case.</param>
    /// <param name="gpu">Where.</param>
    /// <returns>The outputs, as float32.</returns>
    public List<float[]> Run(OnnxType type, bool gpu)
    {
        using var options = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        if (gpu)
        {
            using var provider = new OrtCUDAProviderOptions();
            provider.UpdateOptions(new Dictionary<string, string> { ["use_tf32"] = "0" });
            options.AppendExecutionProvider_CUDA(provider);
            options.AddSessionConfigEntry("session.disable_cpu_ep_fallback", "1");
        }

        using var session = new InferenceSession(Model(type), options);
        using var run = new RunOptions();
        var values = Inputs.Select(input => input.Value(type)).ToList();
        try
        {
            using var results = session.Run(run, [.. Inputs.Select(input => input.Name)], values, [.. Outputs]);
            return [.. results.Select(Numbers)];
        }
        finally
        {
            values.ForEach(value => value.Dispose());
        }
    }

    private static float[] Numbers(OrtValue value)
    {
        switch (value.GetTensorTypeAndShape().ElementDataType)
        {
            case Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.BFloat16:
                var bits = System.Runtime.InteropServices.MemoryMarshal.Cast<BFloat16, ushort>(
                    value.GetTensorDataAsSpan<BFloat16>());
                var wide = new float[bits.Length];
                Rounding.Widen(bits, wide);
                return wide;
            case Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Int64:
                return [.. value.GetTensorDataAsSpan<long>().ToArray().Select(number => (float)number)];
            default:
                return value.GetTensorDataAsSpan<float>().ToArray();
        }
    }

    private byte[] Model(OnnxType type)
    {
        var graph = new OnnxGraph("operator", Configuration, new PlainFormat(type));
        foreach (var input in Inputs)
        {
            graph.Input(input.Name, input.TypeIn(type), [.. input.Shape.Select(length => (OnnxDimension)(int)length)]);
        }

        Build(graph, type);
        return graph.ToModel();
    }
}
