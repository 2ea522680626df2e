namespace Surgical.Browser.Tests;

public sealed class LiveTests(Theatre theatre)
{
    private const double SlowBytesPerSecond = 40_000;

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
            await Expect(visit.Items).ToHaveCountAsync(await KeyFramesAsync(visit));
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
        await Expect(slow.Items).ToHaveCountAsync(await KeyFramesAsync(fast), new() { Timeout = 60_000 });
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
        await Expect(visit.Page.Locator(".line-state")).ToHaveTextAsync("Connection lost, trying again");
        await visit.PhotographAsync("case-connection-lost");
        await dashboard.RestartAsync();

        await Expect(visit.Page.Locator(".line-state")).ToHaveTextAsync("Live");
        await visit.EndsAsync("Complete");
        await Expect(visit.Items).ToHaveCountAsync(await KeyFramesAsync(visit));
    }

    private static Task<int> KeyFramesAsync(Visit visit) => visit.Page.EvaluateAsync<int>(
        "async () => (await (await fetch(location.pathname.replace('/cases', '/api/cases'))).json()).keyFrameCount");
}
