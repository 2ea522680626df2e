using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using Surgical.Models.Runtime.Cuda.Device;

namespace Surgical.Models.Runtime.Cuda;

/// <summary>Opens graphs on the GPU.</summary>
internal static class CudaSession
{
    /// <param name="graph">Of <see cref="Graphs.Gemma3Graphs"/>, in bfloat16.</param>
    /// <param name="folder">Where the empty placeholder file lies.</param>
    /// <param name="weights">Borrowed, and kept until the session is disposed.</param>
    /// <param name="stream">Borrowed: everything that the graph does is done on it.</param>
    /// <param name="options">How it runs.</param>
    /// <param name="memory">The most bytes that it may take for what it computes.</param>
    /// <param name="captured">Whether its nodes are recorded and replayed as one; shapes and buffers then never
    /// change.</param>
    /// <exception cref="Contract.ModelException">ONNX Runtime refuses the graph, a weight is missing, or a node is not
    /// the GPU's.</exception>
    public static GraphSession Open(
        byte[] graph,
        string folder,
        DeviceWeights weights,
        CudaStream stream,
        CudaOptions options,
        long memory,
        bool captured)
    {
        // It warns of every ScatterND, however it is used, and past the session's own level.
        OrtEnv.Instance().EnvLogLevel = options.Log;
        using var session = new SessionOptions { LogSeverityLevel = options.Log };
        session.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", folder);

        // A node that silently ran on the processor would be slow and nobody would know.
        session.AddSessionConfigEntry("session.disable_cpu_ep_fallback", "1");
        if (options.DisabledOptimizers is { } names)
        {
            session.AddSessionConfigEntry("optimization.disable_specified_optimizers", names);
        }

        weights.AddTo(session);
        return new GraphSession(weights, () =>
        {
            using var provider = new OrtCUDAProviderOptions();
            provider.UpdateOptions(Provider(stream, memory, captured));
            session.AppendExecutionProvider_CUDA(provider);
            return new InferenceSession(graph, session);
        });
    }

    private static Dictionary<string, string> Provider(CudaStream stream, long memory, bool captured) => new()
    {
        ["device_id"] = "0",
        ["arena_extend_strategy"] = "kSameAsRequested",
        ["gpu_mem_limit"] = memory.ToString(CultureInfo.InvariantCulture),
        ["do_copy_in_default_stream"] = "1",
        ["use_tf32"] = "0",
        ["enable_cuda_graph"] = captured ? "1" : "0",
        ["has_user_compute_stream"] = "1",
        ["user_compute_stream"] = stream.Address.ToString(CultureInfo.InvariantCulture),
    };
}
