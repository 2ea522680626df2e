using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Surgical.Benchmarks.Gguf;
using Surgical.ModelImport.Snapshots;
using Surgical.Models.Remote;
using Surgical.TestKit;

namespace Surgical.Benchmarks.Tests;

/// <summary>
/// llama.cpp's server with the embedded model, in a process of its own, on a port that stays the same.
/// </summary>
public sealed class LlamaServer : IDisposable
{
    /// <summary>Names the program; without it, what needs a server is skipped.</summary>
    private const string Variable = "SURGICAL_LLAMA_SERVER";

    private readonly TemporaryFolder _models = new();
    private readonly int _port = FreePort();
    private readonly string _program;
    private Process? _process;

    public LlamaServer()
    {
        _program = Environment.GetEnvironmentVariable(Variable) ?? "";
        Assert.SkipWhen(_program.Length == 0, $"{Variable} names no llama-server of llama.cpp.");
        using var snapshot = Snapshot.Open(Repository.EmbeddedModel);
        new ConvertedGguf(snapshot, PlainNumbers.F32).WriteTo(_models.Path);
    }

    /// <summary>As --model names what it serves.</summary>
    public RemoteModelAddress Address => RemoteModelAddress.Parse($"openai:http://127.0.0.1:{_port}/v1#cataract-sim");

    /// <summary>Starts it, or starts it again. It may be some seconds until it answers.</summary>
    /// <param name="withVision">Whether it is given the vision tower.</param>
    /// <param name="context">Tokens of the longest prompt and reply together.</param>
    public void Start(bool withVision = true, int context = 4096)
    {
        Kill();
        string[] vision = withVision ? ["--mmproj", _models[ConvertedGguf.ProjectorName]] : [];
        _process = Process.Start(new ProcessStartInfo(_program,
        [
            "--model", _models[ConvertedGguf.DecoderName], .. vision, "--alias", "cataract-sim",
            "--host", "127.0.0.1", "--port", _port.ToString(CultureInfo.InvariantCulture),
            "--ctx-size", context.ToString(CultureInfo.InvariantCulture), "--parallel", "1", "--log-disable",
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Ends it as a crash would.</summary>
    public void Kill()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        Kill();
        _models.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
