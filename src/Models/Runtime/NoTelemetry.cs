using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Surgical.Models.Runtime;

/// <summary>
/// Keeps ONNX Runtime from telling its makers what runs here: what is read on this machine stays on it.
/// </summary>
/// <remarks>
/// Since 1.29 the official library for Linux reports sessions, models and errors to Microsoft and keeps an identifier
/// of the machine in ~/.cache/Microsoft, unless these variables are set before it starts: its own switch comes too
/// late.
/// https://github.com/microsoft/onnxruntime/pull/27379 and pull/29843
/// </remarks>
internal static partial class NoTelemetry
{
    private static readonly string[] OptOuts = ["ORT_DISABLE_TELEMETRY", "ORT_TELEMETRY_DISABLED"];

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Nobody who comes to ONNX Runtime first may forget it.")]
    internal static void OptOut()
    {
        foreach (var variable in OptOuts)
        {
            // Environment.SetEnvironmentVariable changes .NET's own copy, which a native library does not see.
            _ = SetVariable(variable, "1", overwrite: 1);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
