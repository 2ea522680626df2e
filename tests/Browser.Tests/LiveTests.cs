using System.Globalization;
using Surgical.TestKit;

namespace Surgical.Browser.Tests;

public sealed class LiveTests(Theatre theatre) : IDisposable
{
    private const string KeepTestCards = "--keep-everything";
    private const double SlowBytesPerSecond = 40_000;
    private readonly TemporaryFolder _videos = new();

    public void Dispose() => _videos.Dispose();

    [Fact]
    public async Task TwoBrowsers_OnOneCase_BothSeeEverythingArrive()
    {
        await using var first = await theatre.VisitAsync("/cases");
        await first.Page.GetByLabel("Video file").SetInputFilesAsync(Theatre.Video);
        await first.Page.GetByRole(AriaRole.Link, new() { Name = "Open the case" }).ClickAsync();
        await using var second = await theatre.VisitAsync(new Uri(first.Page.Url).AbsolutePath);

        foreach (var visit in new[] { first, second })
        {
            await visit.EndsAsync("Complete");
            await Expect(visit.KeyFrames).ToHaveTextAsync(await KeyFramesAsync(visit));
            visit.AssertNoConsoleError();
        }
    }

    [Fact]
    public async Task SlowBrowser_WhileACaseIsRead_GetsEverythingAndHoldsNobodyUp()
    {
        await using var fast = await theatre.VisitAsync("/cases");
        await using var slow = await theatre.VisitAsync("/cases");
        await fast.Page.GetByLabel("Video file").SetInputFilesAsync(Theatre.Video);
        await fast.Page.GetByRole(AriaRole.Link, new() { Name = "Open the case" }).ClickAsync();
        var line = await slow.Page.Context.NewCDPSessionAsync(slow.Page);
        await line.SendAsync("Network.enable");
        await line.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = 400,
            ["downloadThroughput"] = SlowBytesPerSecond,
            ["uploadThroughput"] = SlowBytesPerSecond,
        });

        await slow.Page.GotoAsync(fast.Page.Url);
        await fast.EndsAsync("Complete");

        await slow.EndsAsync("Complete");
        await Expect(slow.KeyFrames).ToHaveTextAsync(await KeyFramesAsync(fast), new() { Timeout = 60_000 });
        slow.AssertNoConsoleError();
    }

    [Fact]
    public async Task Server_KilledAndStartedAgain_IsFoundAgainAndTheCaseGoesOn()
    {
        await using var dashboard = await Theatre.OwnDashboardAsync();
        await using var visit = await theatre.VisitAsync(() => dashboard, "/cases");
        await visit.Page.GetByLabel("Video file").SetInputFilesAsync(Theatre.Video);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Open the case" }).ClickAsync();
        await Expect(visit.Items.Nth(1)).ToBeVisibleAsync();

        await dashboard.KillAsync();
        await Expect(visit.Server).ToContainTextAsync("Server away");
        await visit.PhotographAsync("case-connection-lost");
        await dashboard.RestartAsync();

        await Expect(visit.Server).ToHaveTextAsync("Server ok");
        await visit.EndsAsync("Complete");
        await Expect(visit.KeyFrames).ToHaveTextAsync(await KeyFramesAsync(visit));
    }

    [Fact]
    public async Task Server_AwayWhileACaseIsOpened_SaysSoAndShowsEverythingOnceItIsBack()
    {
        await using var dashboard = await Theatre.OwnDashboardAsync(more: KeepTestCards);
        await using var visit = await theatre.VisitAsync(() => dashboard, "/cases");
        await Expect(visit.Server).ToHaveTextAsync("Server ok");
        await dashboard.AdmitAsync(Clip(), TestContext.Current.CancellationToken);
        await Expect(visit.Page.GetByRole(AriaRole.Listitem)).ToContainTextAsync("Complete");

        await dashboard.KillAsync();
        await Expect(visit.Server).ToContainTextAsync("Server away");
        await visit.Page.GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(visit.Stage).ToContainTextAsync("The video cannot be loaded while the server is away");
        await Expect(visit.Page.GetByRole(AriaRole.Log))
            .ToHaveTextAsync("What was read cannot be loaded while the server is away.");
        await visit.PhotographAsync("case-server-away");
        await dashboard.RestartAsync();

        await Expect(visit.Items.First).ToBeVisibleAsync();
        await Expect(visit.Frame).ToHaveTextAsync("frame 0");
        await Expect(visit.Stage).ToHaveTextAsync("");
        Assert.True(await visit.Video.EvaluateAsync<bool>("video => video.error === null"));
    }

    [Fact]
    public async Task Overlay_NotLoadedWhileTheServerIsAway_IsSaidToBeMissingAndComesBack()
    {
        await using var dashboard = await Theatre.OwnDashboardAsync();
        var id = await dashboard.AdmitAsync(Theatre.Video, TestContext.Current.CancellationToken);
        await using var visit = await theatre.VisitAsync(() => dashboard, $"/cases/{id}?t=15");
        await visit.EndsAsync("Complete");
        await Expect(visit.Overlay).ToBeVisibleAsync();

        await dashboard.KillAsync();
        await visit.Page.GetByRole(AriaRole.Group, new() { Name = "Phases" })
            .GetByRole(AriaRole.Button, new() { NameRegex = new("^Hydro") }).ClickAsync();
        await Expect(visit.Page.GetByText("The overlay cannot be loaded")).ToBeVisibleAsync();
        await Expect(visit.Overlay).ToBeHiddenAsync();
        await dashboard.RestartAsync();

        await Expect(visit.Overlay).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("The overlay cannot be loaded")).ToBeHiddenAsync();
    }

    // Two key frames, at 0 and 3 s; all of it is in the browser at once.
    private string Clip() => Ffmpeg.Make(
        "-f lavfi -i testsrc=size=640x480:rate=25:duration=4 -pix_fmt yuv420p -g 25 -movflags +faststart "
        + $"{_videos["clip.mp4"]}");

    private static async Task<string> KeyFramesAsync(Visit visit) => (await visit.Page.EvaluateAsync<int>(
        "async () => (await (await fetch(location.pathname.replace('/cases', '/api/cases'))).json()).keyFrameCount"))
        .ToString(CultureInfo.InvariantCulture);
}
