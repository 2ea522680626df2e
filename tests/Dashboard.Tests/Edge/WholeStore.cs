using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Dashboard.Tests.Edge;

/// <summary>A store of some cases with which nothing is wrong, and of which copies are damaged.</summary>
internal sealed class WholeStore : IDisposable
{
    /// <summary>How many cases it has.</summary>
    public const int Cases = 3;

    private readonly TemporaryFolder _folder = new();
    private readonly string? _database;

    private WholeStore(string? database) => _database = database;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The events of every case, as they are served.</summary>
    public Dictionary<string, List<EventBody>> Events { get; } = [];

    public static async Task<WholeStore> CreateAsync(Database database)
    {
        var store = new WholeStore(await TestPostgres.StoreAsync(database));
        await using var server = await RunningServer.StartOnAsync(store._folder.Path, store: store._database);
        for (var number = 0; number < Cases; number++)
        {
            await store.EnterAsync(server, number);
        }

        return store;
    }

    /// <summary>Copies it while no server has it open; the caller owns the copy.</summary>
    public async Task<CopiedStore> CopyAsync()
    {
        var copy = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories))
        {
            var goal = copy[Path.GetRelativePath(_folder.Path, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(goal)!);
            File.Copy(file, goal);
        }

        return new(copy, _database is null ? null : await TestPostgres.CopyAsync(_database));
    }

    public void Dispose() => _folder.Dispose();

    private async Task EnterAsync(RunningServer server, int number)
    {
        var caseId = await server.EnterCaseAsync($"case {number}");
        Directory.CreateDirectory(_folder[$"cases/{caseId}"]);
        await File.WriteAllTextAsync(_folder[$"cases/{caseId}/original"], $"video {number}", Stop);
        await server.Journal.PreparedAsync(Say.Video(caseId), Stop);
        await server.AppendAsync(caseId, Say.Started);
        for (var second = 0; second < 20; second++)
        {
            await server.AppendAsync(caseId, Say.KeyFrame(second, "incision", flags: second % 3));
        }

        await server.AppendAsync(caseId, Say.Corrected(index: 25, by: "Dr A"));
        await server.AppendAsync(caseId, new CaseEvent.Ended());
        Events[caseId] = await server.GetAsync<List<EventBody>>($"/api/cases/{caseId}/events");
    }
}
