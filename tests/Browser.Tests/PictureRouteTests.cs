using System.Text.RegularExpressions;
using Surgical.TestKit.Chat;

namespace Surgical.Browser.Tests;

/// <summary>What the page says of where a video and its key frames go.</summary>
public sealed class PictureRouteTests(Theatre theatre)
{
    private const string Host = "models.example.org";
    private const string Reply = "Thinking Process:\nThe frame shows the incision phase.\n\nFinal Answer:\nContinue.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ModelInTheProgram_VideoStaysHereAndTheCaseWasReadHere()
    {
        await using var visit = await theatre.VisitAsync("/cases");

        await Expect(Hint(visit)).ToHaveTextAsync("or drop it here. It stays on this machine.");
        await visit.Page.GotoAsync($"/cases/{theatre.CaseId}");
        await Expect(visit.Page.Locator(".model-line")).ToContainTextAsync("on this machine");
    }

    [Fact]
    public async Task ModelOnAnotherMachine_ItsHostIsNamedInTheLibraryAndOnTheCase()
    {
        await using var server = await StartModelAsync();
        await using var dashboard = await Theatre.OwnDashboardAsync(
            server.AsProxy, "--model", server.NameOn($"{Host}:8000"));
        var id = await dashboard.AdmitAsync(Theatre.Video, Stop);
        await using var visit = await theatre.VisitAsync(() => dashboard, "/cases");

        await Expect(Hint(visit)).ToHaveTextAsync(
            $"or drop it here. The video stays on this machine. Key frames of it are sent to {Host}.");
        await visit.PhotographAsync("cases-model-elsewhere");
        await visit.Page.GotoAsync($"/cases/{id}");
        await Expect(visit.Page.Locator(".model-line")).ToContainTextAsync($"its key frames are sent to {Host}");
        await Expect(visit.Page.Locator(".model-line")).ToHaveAttributeAsync(
            "title", new Regex("names a server's word, not weights$"));
        await visit.EndsAsync("Complete");
        Assert.NotEmpty(server.Asked);
    }

    [Fact]
    public async Task ModelOnALoopbackAddress_IsSaidToBeOnThisMachine()
    {
        await using var server = await StartModelAsync();
        await using var dashboard = await Theatre.OwnDashboardAsync(programs: null, "--model", server.Name);
        await using var visit = await theatre.VisitAsync(() => dashboard, "/cases");

        await Expect(Hint(visit)).ToHaveTextAsync(
            "or drop it here. The video stays on this machine. "
            + "Key frames of it are sent to a server at 127.0.0.1, an address of this machine.");
    }

    [Fact]
    public async Task ServerThatComesBackWithAnotherModel_NothingIsClaimedUntilThatIsKnown()
    {
        await using var server = await StartModelAsync();
        await using var dashboard = await Theatre.OwnDashboardAsync(server.AsProxy);
        var id = await dashboard.AdmitAsync(Theatre.Video, Stop);
        await using var library = await theatre.VisitAsync(() => dashboard, "/cases");
        await using var read = await theatre.VisitAsync(() => dashboard, $"/cases/{id}");
        await Expect(Hint(library)).ToContainTextAsync("It stays on this machine.");
        await Expect(read.Page.Locator(".model-line")).ToContainTextAsync("on this machine");
        await read.EndsAsync("Complete");

        await dashboard.KillAsync();
        await Expect(Hint(library)).ToHaveTextAsync("or drop it here.");
        await Expect(read.Page.Locator(".model-line")).Not.ToContainTextAsync("on this machine");
        await dashboard.RestartAsync("--model", server.NameOn(Host));

        await Expect(Hint(library)).ToContainTextAsync($"are sent to {Host}.");
        await Expect(read.Server).ToHaveTextAsync("Server ok");
        await Expect(read.Page.Locator(".model-line")).Not.ToContainTextAsync(Host);
    }

    private static ILocator Hint(Visit visit) => visit.Page.Locator(".upload-hint");

    private static async Task<ChatServer> StartModelAsync()
    {
        var server = await ChatServer.StartAsync(Stop);
        server.Answers = [ChatAnswers.Say(Reply)];
        return server;
    }
}
