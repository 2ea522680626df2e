using System.Diagnostics;
using System.Net.Http.Json;
using Surgical.Analyzer;
using Surgical.Cases.Chart;
using Surgical.TestKit;

namespace Surgical.Tests.Serve;

/// <summary>The real `surgical serve` process with the embedded model, on a free port.</summary>
internal sealed class ServeProcess : IAsyncDisposable
{
    private const string Ready = "Listening on ";
    private readonly Process _process;

    private ServeProcess(Process process) => _process = process;

    public HttpClient Http { get; } = new();

    public Uri Address => Http.BaseAddress!;

    /// <summary>Returns once it listens.</summary>
    /// <param name="data">Its data folder.</param>
    /// <param name="verb">Null for a plain `surgical`.</param>
    /// <param name="greatestFileBytes">
    /// Of any file that it writes: the kernel then refuses more, as a full disk does.
    /// </param>
    /// <param name="more">Further arguments.</param>
    public static async Task<ServeProcess> StartAsync(
        string data, string? verb = "serve", long? greatestFileBytes = null, params string[] more)
    {
        var stop = TestContext.Current.CancellationToken;
        string[] verbs = verb is null ? [] : [verb];
        string[] serve = ["dotnet", Repository.Executable, .. verbs, "--port", "0", "--data", data, .. more];

        var start = greatestFileBytes is { } limit
            ? new ProcessStartInfo("prlimit", [$"--fsize={limit}:", .. serve])
            : new ProcessStartInfo(serve[0], serve[1..]);
        FileLimit.Allow(start);
        start.RedirectStandardOutput = true;
        var server = new ServeProcess(Process.Start(start)!);
        while (await server._process.StandardOutput.ReadLineAsync(stop) is { } line)
        {
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                server.Http.BaseAddress = new(line[Ready.Length..]);
                return server;
            }
        }

        throw new EndOfStreamException("The server ended before it listened.");
    }

    /// <summary>Lets no file grow beyond a length from now on; null lifts that.</summary>
    public Task LimitFilesAsync(long? bytes) =>
        FileLimit.SetAsync(_process.Id, bytes, TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> UploadAsync(string file)
    {
        using var form = new MultipartFormDataContent();
        using var part = new StreamContent(File.OpenRead(file));
        form.Add(part, "video", Path.GetFileName(file));
        return await Http.PostAsync("/api/cases", form, TestContext.Current.CancellationToken);
    }

    public async Task<string> AdmitAsync(string file)
    {
        using var response = await UploadAsync(file);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Case>(
            AnalysisJson.Options, TestContext.Current.CancellationToken))!.Id;
    }

    public async Task<T> GetAsync<T>(string path) =>
        (await Http.GetFromJsonAsync<T>(path, AnalysisJson.Options, TestContext.Current.CancellationToken))!;

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>kill -TERM; returns the exit code.</summary>
    public Task<int> TerminateAsync() => SignalAsync("TERM");

    /// <summary>Ends it with a signal; returns the exit code.</summary>
    public async Task<int> SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }
}
