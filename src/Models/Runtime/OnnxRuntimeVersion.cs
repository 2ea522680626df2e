using Microsoft.ML.OnnxRuntime;

namespace Surgical.Models.Runtime;

/// <summary>Which ONNX Runtime computes.</summary>
internal static class OnnxRuntimeVersion
{
    /// <summary>Of the native library: "1.31.0".</summary>
    public static string Text => OrtEnv.Instance().GetVersionString();
}
