using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve.Books;

public sealed class BooksTests
{
    // A sample of the whole proof, which is `eng/soak books`: every step once.
    private const int Kills = 6;

    [Fact]
    public async Task Serve_KilledAtAnyMomentOnEitherDatabase_KeepsWhatItAcknowledgedAndEveryCaseInItsTrueState()
    {
        var seed = LongProof.Seed(20261202);
        using var clips = new Clips();
        using var onSqlite = new Theatre(store: null);
        using var onPostgres = new Theatre(await TestPostgres.CreateAsync());
        Theatre[] theatres = [onSqlite, onPostgres];
        foreach (var (kill, step) in Step.Dealt(new(seed)).Take(LongProof.Count(Kills)).Index())
        {
            var theatre = theatres[kill % theatres.Length];
            Say($"Kill {kill + 1}: {step.Name} on {theatre.Name}.");
            await theatre.KillAsync(step, clips, new(seed + kill));
        }

        foreach (var theatre in theatres)
        {
            await theatre.CloseAsync();
            Say($"{theatre.Name}: {theatre.Figures}.");
        }
    }

    private static void Say(string words) => TestContext.Current.TestOutputHelper?.WriteLine(words);
}
