using System.Diagnostics;
using System.Globalization;
using System.Net;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.Dashboard.Edge;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve.Books;

/// <summary>One data folder with its database, whose servers are killed one after another.</summary>
/// <param name="store">PostgreSQL's connection string; null for tables in the folder.</param>
internal sealed class Theatre(string? store) : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private readonly TheatreBooks _books = new();
    private int _kills;
    private TimeSpan _longestStart;

    private string[] StoreOption => store is null ? [] : ["--store", store];

    public string Name => store is null ? "SQLite" : "PostgreSQL";

    /// <summary>How much it has been through.</summary>
    public string Figures => string.Create(
        CultureInfo.InvariantCulture,
        $"{_kills} kills; {_books.Acknowledged} requests acknowledged, {_books.CutOff} cut off; "
        + $"{_books.Cases.Count} cases left with {Told.Count()} events, {Broken} readings broken off; "
        + $"longest start {_longestStart.TotalSeconds:F1} s");

    private IEnumerable<EventBody> Told => _books.Cases.SelectMany(book => book.Told);

    private int Broken => Told.Count(told => told.Kind is CaseEventKind.Resumed or CaseEventKind.Failed);

    /// <summary>Starts a server, holds it against the books, and kills it in the middle of a step.</summary>
    public async Task KillAsync(Step step, Clips clips, Random random)
    {
        await using var server = await StartAsync();
        await AuditAsync(server);
        await step.RunAsync(new(server, _books, clips, random));
        Assert.Empty(await server.OrphansAsync());
        _kills++;
    }

    /// <summary>Lets a last server read every case to its end, and looks at all that is left then.</summary>
    public async Task CloseAsync()
    {
        await using (var server = await StartAsync())
        {
            await AuditAsync(server);
            foreach (var one in await server.GetAsync<List<Case>>("/api/cases"))
            {
                await ReadToTheEndAsync(server, one);
            }

            await AuditAsync(server);
            Assert.All(
                await server.GetAsync<List<Case>>("/api/cases"), one => Assert.Equal(CaseState.Complete, one.State));
            Assert.Equal(0, await server.TerminateAsync());
        }

        Assert.Empty(Leftovers.Of(_folder.Path));
        var doctor = await ProgramRun.OfAsync(
            ["doctor", "--data", _folder.Path, .. StoreOption], TestContext.Current.CancellationToken);
        Assert.Equal((0, $"{_folder.Path}: all is well\n"), (doctor.ExitCode, doctor.Output));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<ServeProcess> StartAsync()
    {
        var clock = Stopwatch.StartNew();
        var server = await ServeProcess.StartAsync(_folder.Path, more: StoreOption)
            .WaitAsync(LongestStart, TimeProvider.System, TestContext.Current.CancellationToken);
        _longestStart = clock.Elapsed > _longestStart ? clock.Elapsed : _longestStart;
        return server;
    }

    // Who wants a case deleted has it stopped first.
    private static async Task ReadToTheEndAsync(ServeProcess server, Case one)
    {
        if (one.State is CaseState.Cancelled)
        {
            using var retried = await server.Http.PostAsync(
                $"/api/cases/{one.Id}/retry", null, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, retried.StatusCode);
        }

        await WholeReading.OfAsync(server, one.Id);
    }

    private async Task AuditAsync(ServeProcess server)
    {
        using var data = new DataFolder(_folder.Path);
        Assert.Empty(Directory.EnumerateFiles(data.Incoming));
        var listed = await server.GetAsync<List<Case>>("/api/cases");
        _books.Adopt(listed);
        var shown = new HashSet<string>();
        foreach (var book in _books.Cases.ToList())
        {
            if (listed.Exists(one => one.Id == book.Id))
            {
                Assert.False(book.IsDeleted);
                var stored = await CaseAudit.PassAsync(server, book);
                shown.UnionWith(stored.Select(told => told.Picture).OfType<string>());
            }
            else
            {
                AssertGone(book, data);
                _books.Close(book);
            }
        }

        AssertPictures(data, shown);
    }

    private void AssertGone(CaseBook book, DataFolder data)
    {
        Assert.True(book.IsAskedToBeDeleted);
        Assert.Equal([data.Erasures], Traces.Of(book.Id, _folder.Path));
        Assert.All(book.Pictures, picture => Assert.False(File.Exists(data.Picture(picture))));
    }

    /// <summary>Each picture that is shown is there, and none of those that were erased.</summary>
    private void AssertPictures(DataFolder data, HashSet<string> shown)
    {
        Assert.All(shown, picture => Assert.True(File.Exists(data.Picture(picture))));
        Assert.All(
            _books.Cases.SelectMany(book => book.Pictures).Except(shown),
            picture => Assert.False(File.Exists(data.Picture(picture))));
    }
}
