using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace Surgical.Analyzer.Onnx.Cuda;

/// <summary>
/// Which build of ONNX Runtime's library this process uses: the processor's, or the one that knows GPUs.
/// </summary>
/// <remarks>A process has one. The provider's files must lie beside the main one, which looks for them there.</remarks>
internal static class OnnxRuntimeLibrary
{
    /// <summary>Names another folder than "gpu" beside the program.</summary>
    public const string Variable = "SURGICAL_GPU";

    private static readonly Lock Gate = new();
    private static bool _chosen;

    /// <summary>The main library, the provider, and what they share, as the npm packages name them.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["libonnxruntime.so.1", "libonnxruntime_providers_shared.so", "libonnxruntime_providers_cuda.so"];

    /// <summary>Where the three are looked for.</summary>
    public static string Folder =>
        Environment.GetEnvironmentVariable(Variable) ?? Path.Combine(AppContext.BaseDirectory, "gpu");

    /// <summary>Makes the process use the build that knows GPUs. Without effect once a session was opened.</summary>
    public static void ChooseGpu()
    {
        lock (Gate)
        {
            if (_chosen)
            {
                return;
            }

            _chosen = true;
            OrtEnv.DisableDllImportResolver = true;
            NativeLibrary.SetDllImportResolver(typeof(OrtEnv).Assembly, static (name, assembly, paths) =>
                name.Contains("onnxruntime", StringComparison.Ordinal)
                    ? NativeLibrary.Load(Path.Combine(Folder, Names[0]))
                    : NativeLibrary.Load(name, assembly, paths));

            // It warns of every ScatterND, however it is used.
            OrtEnv.Instance().EnvLogLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR;
        }
    }

    /// <summary>Whether the library in use can compute on a GPU.</summary>
    public static bool KnowsCuda => OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider");
}
