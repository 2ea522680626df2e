using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Threading.Channels;
using Surgical.Analyzer;
using Surgical.Cases.Chart;
using Surgical.TestKit;

namespace Surgical.Tests.Serve;

/// <summary>The real `surgical serve` process with the embedded model, on a free port.</summary>
internal sealed class ServeProcess : IAsyncDisposable
{
    private const string Ready = "Listening on ";

    // The kernel ends children at once; a busy machine may need a moment to show it.
    private static readonly TimeSpan GoneWithin = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly Marked _marked;
    private readonly Channel<string> _words = Channel.CreateUnbounded<string>();

    private ServeProcess(Process process, Marked marked)
    {
        (_process, _marked) = (process, marked);
        _process.ErrorDataReceived += (_, said) => _words.Writer.TryWrite(said.Data ?? "");
        _process.BeginErrorReadLine();
    }

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
        string data, string? verb = "serve", long? greatestFileBytes = null, params string[] more) =>
        await StartAsync(data, verb, greatestFileBytes is { } bytes ? ["prlimit", $"--fsize={bytes}:"] : [], more);

    /// <summary>The same, started by another program.</summary>
    /// <param name="data">Its data folder.</param>
    /// <param name="verb">Null for a plain `surgical`.</param>
    /// <param name="under">That program with its own arguments; empty for none.</param>
    /// <param name="more">Further arguments.</param>
    public static async Task<ServeProcess> StartAsync(string data, string? verb, string[] under, string[] more)
    {
        var stop = TestContext.Current.CancellationToken;
        string[] verbs = verb is null ? [] : [verb];
        string[] serve = ["dotnet", Repository.Executable, .. verbs, "--port", "0", "--data", data, .. more];

        string[] all = [.. under, .. serve];
        var start = new ProcessStartInfo(all[0], all[1..]);
        FileLimit.Allow(start);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var marked = new Marked();
        marked.Put(start);
        var server = new ServeProcess(Process.Start(start)!, marked);
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

    /// <summary>The first line on its standard error, of those not read yet, in which something is said.</summary>
    public ValueTask<string> SaysAsync(string words) => _words.Reader.ReadAllAsync()
        .FirstAsync(line => line.Contains(words, StringComparison.Ordinal), TestContext.Current.CancellationToken);

    /// <summary>Most memory that it has held since it started, or since that was forgotten.</summary>
    public long PeakBytes => File.ReadLines($"/proc/{_process.Id}/status")
        .Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => line.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))
        .Select(words => long.Parse(words[1], CultureInfo.InvariantCulture) << 10)
        .Single();

    /// <summary>Begins to look for the peak anew.</summary>
    public void ForgetPeak() => File.WriteAllText($"/proc/{_process.Id}/clear_refs", "5");

    /// <summary>Lets no file grow beyond a length from now on; null lifts that.</summary>
    public Task LimitFilesAsync(long? bytes) =>
        FileLimit.SetAsync(_process.Id, bytes, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> UploadAsync(string file) =>
        UploadAsync(File.OpenRead(file), Path.GetFileName(file));

    /// <summary>Uploads what comes, and for as long as it comes.</summary>
    public async Task<HttpResponseMessage> UploadAsync(Stream video, string fileName)
    {
        using var form = new MultipartFormDataContent();
        using var part = new StreamContent(video);
        form.Add(part, "video", fileName);
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

    /// <summary>
    /// Lets a while pass that is no wait, and that is longer on a busy machine: so many requests are answered.
    /// </summary>
    public async Task PassAsync(int requests)
    {
        for (var request = 0; request < requests; request++)
        {
            await Http.GetStringAsync("/health", TestContext.Current.CancellationToken);
        }
    }

    /// <summary>What was answered before the server was killed; null where it did not come to that.</summary>
    public static async Task<HttpResponseMessage?> AnswerAsync(Task<HttpResponseMessage> sent)
    {
        try
        {
            return await sent;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return null;
        }
    }

    /// <summary>Names of its children that outlive it.</summary>
    public Task<IReadOnlyList<string>> OrphansAsync() =>
        _marked.GoneAsync(GoneWithin, TestContext.Current.CancellationToken);

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
