using System.Net;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Dashboard.Tests.Edge;

public sealed class CorruptedStoreTests : IAsyncLifetime
{
    private const int Corruptions = 30;
    private const int CasesEach = 3;

    // A start that cannot go on says so within ten seconds; the machine is busy with other tests.
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _whole = new();
    private readonly Dictionary<string, List<EventBody>> _events = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var server = await RunningServer.StartOnAsync(_whole.Path);
        for (var number = 0; number < CasesEach; number++)
        {
            var caseId = await server.EnterCaseAsync($"case {number}");
            Directory.CreateDirectory(_whole[$"cases/{caseId}"]);
            await File.WriteAllTextAsync(_whole[$"cases/{caseId}/original"], $"video {number}", Stop);
            await server.Journal.PreparedAsync(Say.Video(caseId), Stop);
            await server.AppendAsync(caseId, Say.Started);
            for (var second = 0; second < 20; second++)
            {
                await server.AppendAsync(caseId, Say.KeyFrame(second, "incision", flags: second % 3));
            }

            await server.AppendAsync(caseId, Say.Corrected(index: 25, by: "Dr A"));
            await server.AppendAsync(caseId, new CaseEvent.Ended());
            _events[caseId] = await server.GetAsync<List<EventBody>>($"/api/cases/{caseId}/events");
        }
    }

    public ValueTask DisposeAsync()
    {
        _whole.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Start_RowDamaged_HidesThatCaseAndServesTheOthersAsTheyWere()
    {
        for (var kind = 0; kind < RowDamage.Kinds; kind++)
        {
            using var folder = Copied();
            var hurt = _events.Keys.Order().ElementAt(kind % CasesEach);
            await RowDamage.DoAsync(folder["surgical.db"], hurt, kind, Stop);
            var files = FilesOf(folder.Path);

            await using (var server = await StartAsync(folder.Path))
            {
                var shown = (await server.GetAsync<List<Case>>("/api/cases")).Select(one => one.Id).ToList();
                Assert.True(
                    _events.Keys.Where(one => one != hurt).Order().SequenceEqual(shown.Order()),
                    $"Damage {kind} of {hurt}: shown are {string.Join(", ", shown)}.");
                foreach (var caseId in shown)
                {
                    var events = await server.GetAsync<List<EventBody>>($"/api/cases/{caseId}/events");
                    Assert.Equivalent(_events[caseId], events, strict: true);
                }

                using var hidden = await server.Http.GetAsync($"/api/cases/{hurt}/events", Stop);
                Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
                await server.AppendAsync(shown[0], new CaseEvent.PathCorrected(new([new("incision", 0, 1)], "B")));
            }

            Assert.Equal(files, FilesOf(folder.Path));
        }
    }

    [Fact]
    public async Task Start_PagesDamaged_ServesWhatCanBeReadOrSaysWhyNot()
    {
        var (served, refused) = (0, 0);
        for (var seed = 0; seed < LongProof.Count(Corruptions); seed++)
        {
            using var folder = Copied();
            PageDamage.Do(folder["surgical.db"], new Random(LongProof.Seed(20261201) + seed));
            var files = FilesOf(folder.Path);
            try
            {
                await using var server = await StartAsync(folder.Path);
                foreach (var one in await server.GetAsync<List<Case>>("/api/cases"))
                {
                    var events = await server.GetAsync<List<EventBody>>($"/api/cases/{one.Id}/events");
                    Assert.Equal(Enumerable.Range(1, events.Count), events.Select(told => (int)told.Number));
                }

                served++;
            }
            catch (IOException said)
            {
                Assert.Contains("surgical.db", said.Message, StringComparison.Ordinal);
                Assert.Contains("Nothing was changed", said.Message, StringComparison.Ordinal);
                refused++;
            }

            Assert.Equal(files, FilesOf(folder.Path));
        }

        Assert.True(served > 0 && refused > 0, $"{served} served, {refused} refused: the damage shows too little.");
    }

    [Fact]
    public async Task Start_WithoutItsDatabase_MovesTheCasesAsideAndTakesThemBackWithIt()
    {
        using var folder = Copied();
        var files = FilesOf(folder.Path);
        using var elsewhere = new TemporaryFolder();
        File.Move(folder["surgical.db"], elsewhere["surgical.db"]);
        await using (var server = await StartAsync(folder.Path))
        {
            Assert.Empty(await server.GetAsync<List<Case>>("/api/cases"));
        }

        Assert.Equal(files.Select(file => file.Content), FilesOf(folder.Path).Select(file => file.Content));
        Assert.Empty(Directory.EnumerateDirectories(folder["cases"]));
        File.Move(elsewhere["surgical.db"], folder["surgical.db"], overwrite: true);

        await using (var again = await StartAsync(folder.Path))
        {
            Assert.Equal(CasesEach, (await again.GetAsync<List<Case>>("/api/cases")).Count);
        }

        Assert.Equal(files, FilesOf(folder.Path));
    }

    private TemporaryFolder Copied()
    {
        var copy = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(_whole.Path, "*", SearchOption.AllDirectories))
        {
            var goal = copy[Path.GetRelativePath(_whole.Path, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(goal)!);
            File.Copy(file, goal);
        }

        return copy;
    }

    private static Task<RunningServer> StartAsync(string folder) =>
        RunningServer.StartOnAsync(folder).WaitAsync(LongestStart, TimeProvider.System, Stop);

    /// <summary>All that lies beside the database and is a person's.</summary>
    private static List<(string Content, string Name)> FilesOf(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "original", SearchOption.AllDirectories)
            .Select(file => (File.ReadAllText(file), Path.GetRelativePath(folder, file)))
            .Order(),
    ];
}
