using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Surgical.Analyzer;
using Surgical.Cases.Chart;
using Surgical.Cases.Deletion;
using Surgical.Cases.Intake;
using Surgical.Cases.Store;
using Surgical.Dashboard.Edge;
using Surgical.Dashboard.Hub;
using Surgical.Models.Contract;
using Surgical.TestKit;
using Surgical.TestKit.Models;

namespace Surgical.TestKit.Cases;

/// <summary>The real web application on a free port of this machine, in this process, in a folder of its own.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private readonly TemporaryFolder? _owned;
    private readonly WebApplication _app;
    private readonly SaidLines _said = new();
    private bool _ended;

    private RunningServer(
        string folder,
        TemporaryFolder? owned,
        ServeOptions options,
        IVisionLanguageModel model,
        bool reads,
        Func<long>? free = null)
    {
        (Folder, _owned) = (folder, owned);

        // Tests film test cards.
        var reading = options.Reading with { Gate = options.Reading.Gate with { KeepEverything = true } };
        _app = DashboardServer.Build(options with { Port = 0, Data = folder, Reading = reading }, services =>
        {
            services.AddSingleton(model);
            services.AddSingleton<ILoggerProvider>(_said);
            if (free is not null)
            {
                services.AddSingleton(new LeastRoom(free, options.Admission));
            }

            if (!reads)
            {
                services.Remove(services.Single(service => service.ImplementationType == typeof(CaseRuns)));
            }
        });
    }

    public HttpClient Http { get; } = new();

    public Uri Address => Http.BaseAddress!;

    public string Folder { get; }

    /// <summary>What it has said since it began, as its log has it.</summary>
    public IReadOnlyCollection<string> Said => _said.All;

    public CaseJournal Journal => _app.Services.GetRequiredService<CaseJournal>();

    public CaseEraser Eraser => _app.Services.GetRequiredService<CaseEraser>();

    public EmptiedEvents Emptied => _app.Services.GetRequiredService<EmptiedEvents>();

    public DataFolder Data => _app.Services.GetRequiredService<DataFolder>();

    public CaseStore Store => _app.Services.GetRequiredService<CaseStore>();

    /// <summary>Returns once so many pages watch.</summary>
    public async Task ViewersAsync(int count)
    {
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (_app.Services.GetRequiredService<Broadcaster>().Count != count)
        {
            await again.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>With a model that says the same of every picture.</summary>
    /// <param name="options">Port and folder are chosen here.</param>
    /// <param name="model">Null for one that names a phase and finds nothing.</param>
    /// <param name="reads">False leaves every case where it is, for the test to write its events.</param>
    /// <param name="free">Bytes that the disk has; null for what it really has.</param>
    public static async Task<RunningServer> StartAsync(
        ServeOptions? options = null, IVisionLanguageModel? model = null, bool reads = true, Func<long>? free = null)
    {
        var says = model
            ?? new ScriptedModel("Thinking Process:\nThis is the incision phase.\n\nFinal Answer:\nContinue.");
        var folder = new TemporaryFolder();
        return await new RunningServer(folder.Path, folder, options ?? new(), says, reads, free).StartedAsync();
    }

    /// <summary>On a folder that stays.</summary>
    /// <param name="folder">New or not.</param>
    /// <param name="reads">False leaves every case where it is.</param>
    /// <param name="store">PostgreSQL's connection string; null for tables in the folder.</param>
    /// <exception cref="IOException">It cannot be served.</exception>
    public static async Task<RunningServer> StartOnAsync(string folder, bool reads = false, string? store = null)
    {
        var options = new ServeOptions { Store = store };
        var server = new RunningServer(folder, owned: null, options, new ScriptedModel("Continue."), reads);
        try
        {
            return await server.StartedAsync();
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops this one as Ctrl-C does, and starts another on what it left. That one owns the folder.</summary>
    /// <param name="model">Reads from then on.</param>
    /// <param name="meanwhile">Done to the folder while nobody has it.</param>
    public async Task<RunningServer> RestartAsync(IVisionLanguageModel model, Action<string>? meanwhile = null)
    {
        await EndAsync();
        meanwhile?.Invoke(Folder);
        return await new RunningServer(Folder, _owned, new(), model, reads: true).StartedAsync();
    }

    /// <summary>A case that nobody reads, for events that a test writes.</summary>
    public async Task<string> EnterCaseAsync(string name = "first")
    {
        var id = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));
        await Journal.EnterAsync(Say.Case(id, name), TestContext.Current.CancellationToken);
        return id;
    }

    public Task AppendAsync(string caseId, CaseEvent happened) =>
        Journal.AppendAsync(caseId, happened, TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> UploadAsync(
        Stream content, string fileName = "case.mp4", string field = "video")
    {
        using var form = new MultipartFormDataContent();
        using var part = new StreamContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(part, field, fileName);
        return await Http.PostAsync("/api/cases", form, TestContext.Current.CancellationToken);
    }

    public async Task<Case> AdmitAsync(string file)
    {
        await using var content = File.OpenRead(file);
        using var response = await UploadAsync(content, Path.GetFileName(file));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await ReadAsync<Case>(response);
    }

    public async Task<T> GetAsync<T>(string path)
    {
        using var response = await Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ReadAsync<T>(response);
    }

    public static async Task<T> ReadAsync<T>(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<T>(AnalysisJson.Options, TestContext.Current.CancellationToken))!;

    public async ValueTask DisposeAsync()
    {
        if (!_ended)
        {
            await EndAsync();
            _owned?.Dispose();
        }
    }

    private async Task<RunningServer> StartedAsync()
    {
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Http.BaseAddress = new(_app.Urls.Single());
        return this;
    }

    private async Task EndAsync()
    {
        _ended = true;
        Http.Dispose();
        await _app.StopAsync(TestContext.Current.CancellationToken);
        using (var database = new SqliteConnection($"Data Source={Path.Combine(Folder, "surgical.db")}"))
        {
            // As at the end of a program: the write-ahead log goes into the tables.
            SqliteConnection.ClearPool(database);
        }

        await _app.DisposeAsync();
    }
}
