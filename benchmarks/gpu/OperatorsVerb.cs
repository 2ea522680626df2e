using Microsoft.ML.OnnxRuntime;
using Surgical.Models.Checks;
using Surgical.Models.Graphs.Onnx;
using Surgical.Models.Runtime.Cuda.Device;
using Surgical.Models.Runtime.Machine;
using Rounding = Surgical.Models.Files.Weights.BFloat16;

namespace Surgical.Gpu;

/// <summary>Each operator in bfloat16 on the GPU against the same in float32 on the processor.</summary>
internal static class OperatorsVerb
{
    /// <summary>
    /// Of the root mean square of differences over that of the values: three roundings of 2^-9 and some more.
    /// </summary>
    private const double Tolerance = 0.012;

    public static int Run(ResultLog log)
    {
        log.Try("library", () =>
        {
            _ = Hardware.Gpu;
            OrtEnv.Instance().EnvLogLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR;
        });
        foreach (var graph in Operators.All())
        {
            log.Try(graph.Name, () => Compare(graph, log));
        }

        return log.Failures;
    }

    private static void Compare(OperatorGraph graph, ResultLog log)
    {
        var reference = graph.Run(OnnxType.Float, gpu: false);
        foreach (var (name, computed, expected) in graph.Outputs.Zip(
            graph.Run(OnnxType.BFloat16, gpu: true), reference))
        {
            var rounded = new ushort[expected.Length];
            var floor = new float[expected.Length];
            Rounding.Round(expected, rounded);
            Rounding.Widen(rounded, floor);
            var error = RootMeanSquare(computed, expected);
            log.Say(
                $"{graph.Name} -> {name}",
                error <= Tolerance ? "ok" : "FAIL",
                ("error", error),
                ("rounding_alone", RootMeanSquare(floor, expected)),
                ("greatest", Deviation.Relative(computed, expected)));
        }
    }

    private static double RootMeanSquare(float[] computed, float[] expected)
    {
        if (computed.Length != expected.Length)
        {
            return double.PositiveInfinity;
        }

        var (difference, whole) = (0.0, 1e-30);
        for (var i = 0; i < expected.Length; i++)
        {
            difference += Math.Pow((double)computed[i] - expected[i], 2);
            whole += (double)expected[i] * expected[i];
        }

        return Math.Sqrt(difference / whole) is var error && double.IsNaN(error) ? double.PositiveInfinity : error;
    }
}
