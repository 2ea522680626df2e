using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Surgical.TestKit;

namespace Surgical.Browser.Tests;

/// <summary>The real program, `surgical serve`, with the embedded model and a folder of its own.</summary>
internal sealed class DashboardProcess : IAsyncDisposable
{
    private const string Greeting = "Listening on ";
    private readonly TemporaryFolder _data = new();
    private readonly HttpClient _http = new();
    private readonly string? _programs;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private string[] _more;
    private Process? _process;

    private DashboardProcess(string? programs, IReadOnlyDictionary<string, string> environment, string[] more) =>
        (_programs, _environment, _more) = (programs, environment, more);

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <param name="programs">Folder whose programs the dashboard finds before all others; null for none.</param>
    /// <param name="more">Further arguments.</param>
    public static Task<DashboardProcess> StartAsync(string? programs = null, params string[] more) =>
        StartAsync(programs, new Dictionary<string, string>(), more);

    /// <summary>The same, with variables added to its environment.</summary>
    public static Task<DashboardProcess> StartAsync(
        IReadOnlyDictionary<string, string> environment, params string[] more) =>
        StartAsync(programs: null, environment, more);

    /// <summary>Ends it without any warning, as a power cut does.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    /// <summary>Starts it again on what it left, at the same address.</summary>
    /// <param name="more">Arguments beside those that it had.</param>
    public Task RestartAsync(params string[] more)
    {
        _more = [.. _more, .. more];
        return StartAsync(new Uri(Address).Port);
    }

    /// <summary>Takes in a video without a browser.</summary>
    /// <returns>The id of the case.</returns>
    public async Task<string> AdmitAsync(string video, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent
        {
            { new StreamContent(File.OpenRead(video)), "video", Path.GetFileName(video) }
        };
        using var created = await _http.PostAsync($"{Address}/api/cases", form, cancellationToken);
        return (await created.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken))
            .GetProperty("id").GetString()!;
    }

    /// <summary>
    /// Lets no file of the running program grow beyond a length, as a full disk would; null lifts that.
    /// </summary>
    public Task LimitFilesAsync(long? bytes) =>
        FileLimit.SetAsync(_process!.Id, bytes, TestContext.Current.CancellationToken);

    public Task<JsonElement> CaseAsync(string id, CancellationToken cancellationToken) =>
        _http.GetFromJsonAsync<JsonElement>($"{Address}/api/cases/{id}", cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _http.Dispose();
        _data.Dispose();
    }

    private static async Task<DashboardProcess> StartAsync(
        string? programs, IReadOnlyDictionary<string, string> environment, string[] more)
    {
        var dashboard = new DashboardProcess(programs, environment, more);
        await dashboard.StartAsync(port: 0);
        return dashboard;
    }

    private async Task StartAsync(int port)
    {
        string[] serve = [Repository.Executable, "serve", "--port", $"{port}", "--data", _data.Path, .. _more];
        var start = new ProcessStartInfo("dotnet", serve)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        FileLimit.Allow(start);
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        if (_programs is not null)
        {
            start.Environment["PATH"] = $"{_programs}:{start.Environment["PATH"]}";
        }

        _process = Process.Start(start)!;
        var complaints = new List<string?>();
        _process.ErrorDataReceived += (_, line) => complaints.Add(line.Data);
        _process.BeginErrorReadLine();
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith(Greeting, StringComparison.Ordinal))
            {
                Address = line[Greeting.Length..].TrimEnd('/');
                return;
            }
        }

        throw new InvalidOperationException(
            $"Expected '{Greeting}...', but surgical ended: {string.Join('\n', complaints)}");
    }
}
