using System.Net;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Dashboard.Tests.Edge;

public sealed class CorruptedStoreTests
{
    private const int Corruptions = 30;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Start_RowDamaged_HidesThatCaseSaysWhichAndServesTheOthersAsTheyWere(Database database)
    {
        using var whole = await WholeStore.CreateAsync(database);
        for (var kind = 0; kind < RowDamage.All.Count; kind++)
        {
            using var copy = await whole.CopyAsync();
            var hurt = whole.Events.Keys.Order().ElementAt(kind % WholeStore.Cases);
            var damage = RowDamage.All[kind];
            var isDone = await damage.DoAsync(copy, hurt, Stop);
            Assert.Equal(database is Database.Sqlite || !damage.PostgresRefuses, isDone);
            if (isDone)
            {
                await AssertHidesOnlyAsync(copy, hurt, whole.Events, damage.Words);
            }
        }
    }

    [Fact]
    public async Task Start_PagesDamaged_ServesWhatCanBeReadOrSaysWhyNot()
    {
        using var whole = await WholeStore.CreateAsync(Database.Sqlite);
        var (served, refused) = (0, 0);
        for (var seed = 0; seed < LongProof.Count(Corruptions); seed++)
        {
            using var copy = await whole.CopyAsync();
            PageDamage.Do(copy.File, new Random(LongProof.Seed(20261201) + seed));
            var videos = copy.Videos;
            try
            {
                await using var server = await copy.StartAsync();
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

            Assert.Equal(videos, copy.Videos);
        }

        Assert.True(served > 0 && refused > 0, $"{served} served, {refused} refused: the damage shows too little.");
    }

    [Fact]
    public async Task Start_WithoutItsDatabase_MovesTheCasesAsideAndTakesThemBackWithIt()
    {
        using var whole = await WholeStore.CreateAsync(Database.Sqlite);
        using var copy = await whole.CopyAsync();
        var videos = copy.Videos;
        using var elsewhere = new TemporaryFolder();
        File.Move(copy.File, elsewhere["surgical.db"]);
        await using (var server = await copy.StartAsync())
        {
            Assert.Empty(await server.GetAsync<List<Case>>("/api/cases"));
        }

        Assert.Equal(videos.Select(file => file.Content), copy.Videos.Select(file => file.Content));
        Assert.Empty(Directory.EnumerateDirectories(copy.Folder["cases"]));
        File.Move(elsewhere["surgical.db"], copy.File, overwrite: true);

        await using (var again = await copy.StartAsync())
        {
            Assert.Equal(WholeStore.Cases, (await again.GetAsync<List<Case>>("/api/cases")).Count);
        }

        Assert.Equal(videos, copy.Videos);
    }

    private static async Task AssertHidesOnlyAsync(
        CopiedStore copy, string hurt, Dictionary<string, List<EventBody>> whole, string damage)
    {
        var videos = copy.Videos;
        await using (var server = await copy.StartAsync())
        {
            var shown = (await server.GetAsync<List<Case>>("/api/cases")).Select(one => one.Id).ToList();
            Assert.True(
                whole.Keys.Where(one => one != hurt).Order().SequenceEqual(shown.Order()),
                $"{damage}, of {hurt}: shown are {string.Join(", ", shown)}.");
            Assert.Contains(
                server.Said,
                line => line.StartsWith($"Case {hurt} is damaged and not shown", StringComparison.Ordinal));
            foreach (var caseId in shown)
            {
                var events = await server.GetAsync<List<EventBody>>($"/api/cases/{caseId}/events");
                Assert.Equivalent(whole[caseId], events, strict: true);
            }

            using var hidden = await server.Http.GetAsync($"/api/cases/{hurt}/events", Stop);
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
            await server.AppendAsync(shown[0], new CaseEvent.PathCorrected(new([new("incision", 0, 1)], "B")));
        }

        Assert.Equal(videos, copy.Videos);
    }
}
