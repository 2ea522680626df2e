using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Surgical.TestKit;

namespace Surgical.Benchmarks.Cpu;

/// <summary>
/// llama.cpp with a model loaded, in a process of its own (benchmarks/peers). Between rounds it waits.
/// </summary>
internal sealed class LlamaPeer : IDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Root, "benchmarks", "peers");

    private readonly Process _process;

    private LlamaPeer(Process process) => _process = process;

    /// <summary>Installs it where it is not, and loads a model.</summary>
    /// <param name="gguf">The model.</param>
    /// <param name="context">Tokens of the longest prompt and reply together.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="IOException">npm or node fails, or llama.cpp refuses the model; they have said why.</exception>
    public static async Task<LlamaPeer> StartAsync(string gguf, int context, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            await InstallAsync(cancellationToken);
        }

        var threads = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture);
        var peer = new LlamaPeer(Start(
            "node", ["llama.mjs", Path.GetFullPath(gguf), threads, context.ToString(CultureInfo.InvariantCulture)]));
        await peer.AnswerAsync(cancellationToken);
        return peer;
    }

    /// <summary>Reads a prompt and writes tokens after it, greedily.</summary>
    public async Task<LlamaRound> AskAsync(int promptTokens, int newTokens, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync($"{promptTokens} {newTokens}");
        var answer = await AnswerAsync(cancellationToken);
        return new LlamaRound(Seconds(answer, "prefill"), Seconds(answer, "perToken"));
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static async Task InstallAsync(CancellationToken cancellationToken)
    {
        // "npm ci" would want llama.cpp for machines in the lock file that some registries do not carry.
        using var npm = Start("npm", ["install", "--omit=optional", "--no-save", "--prefer-offline"]);
        await npm.StandardOutput.ReadToEndAsync(cancellationToken);
        await npm.WaitForExitAsync(cancellationToken);
        if (npm.ExitCode != 0)
        {
            throw new IOException($"npm install in benchmarks/peers: expected exit code 0, came {npm.ExitCode}.");
        }
    }

    private static Process Start(string program, IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    private async Task<JsonElement> AnswerAsync(CancellationToken cancellationToken)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            // llama.cpp itself may say something as well.
            if (line.StartsWith('{'))
            {
                return JsonElement.Parse(line);
            }
        }

        throw new IOException("benchmarks/peers/llama.mjs: expected an answer, came its end.");
    }

    private static TimeSpan Seconds(JsonElement answer, string name) =>
        TimeSpan.FromSeconds(answer.GetProperty(name).GetDouble());
}
