using Surgical.Analyzer;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve.Books;

/// <summary>One life of a server, which ends with kill -9 in the middle of a step.</summary>
internal sealed class Round(ServeProcess server, TheatreBooks books, Clips clips, Random random)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ServeProcess Server => server;

    public TheatreBooks Books => books;

    public Clips Clips => clips;

    public Random Random => random;

    /// <summary>Kills the server at a moment that chance draws.</summary>
    /// <param name="latest">It answers fewer requests than these before.</param>
    public async Task KillAsync(int latest)
    {
        await server.PassAsync(random.Next(latest));
        await server.KillAsync();
    }

    /// <summary>Uploads a clip and has it acknowledged.</summary>
    public async Task<CaseBook> AdmitAsync(string clip)
    {
        var name = Path.GetFileNameWithoutExtension(clip);
        books.Sent(name);
        books.Count(acknowledged: 1, cutOff: 0);
        return books.Open(await server.GetAsync<Case>($"/api/cases/{await server.AdmitAsync(clip)}"));
    }

    /// <summary>A case that chance draws of those that fit; one is taken in where none does.</summary>
    public async Task<CaseBook> DrawAsync(Predicate<Case> fits)
    {
        var found = (await server.GetAsync<List<Case>>("/api/cases")).FindAll(fits);
        return found.Count == 0 ? await AdmitAsync(clips.Playable()) : books[found[random.Next(found.Count)].Id];
    }

    /// <summary>All events of a case, taken down.</summary>
    public async Task<List<EventBody>> EventsAsync(CaseBook book)
    {
        var events = await server.GetAsync<List<EventBody>>($"/api/cases/{book.Id}/events");
        events.ForEach(book.Hear);
        return events;
    }

    public bool Flip() => random.Next(2) == 0;
}
