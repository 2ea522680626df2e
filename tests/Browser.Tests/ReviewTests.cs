namespace Surgical.Browser.Tests;

public sealed class ReviewTests(Theatre theatre)
{
    private string Address => $"/cases/{theatre.CaseId}";

    [Fact]
    public async Task Phase_Clicked_ShowsItsBeginningInTheVideo()
    {
        await using var visit = await theatre.VisitAsync(Address);
        var phase = await PhaseAsync("capsulorhexis");

        await visit.Page.GetByRole(AriaRole.Group, new() { Name = "Phases" })
            .GetByRole(AriaRole.Button, new() { NameRegex = new("^Capsulorhexis") }).ClickAsync();

        await visit.ShowsAsync(phase);
        Assert.InRange(await visit.CurrentTimeAsync(), phase, phase + 0.04);
        visit.AssertNoConsoleError();
    }

    [Fact]
    public async Task Flag_Clicked_ShowsTheDangerOnThePictureBesideItAndInTheFeed()
    {
        await using var visit = await theatre.VisitAsync(Address);
        var flag = visit.Page.GetByRole(AriaRole.Group, new() { Name = "Flags" })
            .GetByRole(AriaRole.Button, new() { NameRegex = new("Safety") }).First;

        await flag.ClickAsync();

        await Expect(visit.CurrentItem).ToHaveAttributeAsync("data-safety", "true");
        await Expect(visit.CurrentItem).ToBeInViewportAsync();
        await Expect(visit.Page.Locator(".danger-chip")).ToHaveTextAsync("Safety, 0:15 to 0:27");
        await Expect(visit.Now).ToContainTextAsync("Safety, open");
        await Expect(visit.Overlay).ToBeVisibleAsync();
        await Expect(visit.Overlay).ToHaveJSPropertyAsync("complete", true);
        await visit.PhotographAsync("case-danger");
        visit.AssertNoConsoleError();
    }

    [Fact]
    public async Task FeedItem_Clicked_ShowsExactlyItsKeyFrame()
    {
        await using var visit = await theatre.VisitAsync(Address);
        var item = visit.Items.Nth(5);
        var time = (await item.Locator(".item-time").InnerTextAsync()).Split(' ')[0];

        await item.GetByRole(AriaRole.Button, new() { NameRegex = new("^Show") }).ClickAsync();

        await Expect(visit.Clock).ToHaveTextAsync($"{time}.0");
        await Expect(item).ToHaveAttributeAsync("aria-current", "true");
    }

    [Fact]
    public async Task FeedItem_Unfolded_ShowsEveryStatementWithItsWarrant()
    {
        await using var visit = await theatre.VisitAsync(Address);
        var item = visit.Items.Nth(5);

        await item.GetByText("Thinking", new() { Exact = true }).ClickAsync();
        await item.GetByText("Evidence (").ClickAsync();

        await Expect(item.Locator(".thinking")).ToContainTextAsync("phase");
        await Expect(item.Locator(".warrant[data-kind=measured]").First).ToBeVisibleAsync();
        await Expect(item.Locator(".warrant[data-kind=model-said]").First).ToBeVisibleAsync();
        Assert.True(await item.Locator(".item-frame img").EvaluateAsync<bool>("image => image.naturalWidth > 0"));
    }

    [Fact]
    public async Task Reload_InTheMiddle_ShowsTheSameFrameAgain()
    {
        await using var visit = await theatre.VisitAsync($"{Address}?t=33.36");
        await visit.ShowsAsync(33.36);
        await Expect(visit.Frame).ToHaveTextAsync("frame 834");

        await visit.Page.Keyboard.PressAsync(".");
        await visit.ShowsAsync(33.40);
        await visit.Page.WaitForURLAsync("**t=33.40");
        await visit.Page.ReloadAsync();

        await visit.ShowsAsync(33.40);
        await Expect(visit.CurrentItem).ToBeInViewportAsync();
        visit.AssertNoConsoleError();
    }

    [Fact]
    public async Task FrameSteps_FasterThanTheBrowserSeeks_AreAllCounted()
    {
        await using var visit = await theatre.VisitAsync($"{Address}?t=20");
        await Expect(visit.Frame).ToHaveTextAsync("frame 500");

        for (var i = 0; i < 5; i++)
        {
            await visit.Page.Keyboard.PressAsync(".");
        }

        await Expect(visit.Frame).ToHaveTextAsync("frame 505");
        await visit.ShowsAsync(20.20);
    }

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(500, 1000)]
    public async Task Overlay_AnyWindow_LiesExactlyOnThePictureOfTheVideo(int width, int height)
    {
        await using var visit = await theatre.VisitAsync($"{Address}?t=20", width, height);
        await Expect(visit.Overlay).ToBeVisibleAsync();
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('img.stage-overlay').naturalWidth > 0");

        // Two boxes of the same place and size, fitted the same way, with contents of the same shape.
        var differ = await visit.Page.EvaluateAsync<double>("""
            () => {
              const [video, image] = [document.querySelector('video'), document.querySelector('img.stage-overlay')];
              const [v, i] = [video.getBoundingClientRect(), image.getBoundingClientRect()];
              const fits = [video, image].every(element => getComputedStyle(element).objectFit === 'contain');
              const shape = Math.abs(video.videoWidth / video.videoHeight - image.naturalWidth / image.naturalHeight);
              return (fits ? 0 : 99) + shape + Math.abs(v.x - i.x) + Math.abs(v.y - i.y)
                + Math.abs(v.width - i.width) + Math.abs(v.height - i.height);
            }
            """);

        Assert.Equal(0, differ);
    }

    [Fact]
    public async Task Playing_MovesTheVideoTheOverlayAndTheFeed()
    {
        await using var visit = await theatre.VisitAsync($"{Address}?t=15");
        await visit.ShowsAsync(15);
        await Expect(visit.Overlay).ToBeVisibleAsync();
        var before = await visit.Overlay.GetAttributeAsync("src");

        await visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "Speed" }).SelectOptionAsync("4");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Play or pause" }).ClickAsync();

        await Expect(visit.Overlay).Not.ToHaveAttributeAsync("src", before!);
        Assert.Equal(4, await visit.Video.EvaluateAsync<double>("video => video.playbackRate"));
        await Expect(visit.CurrentItem).ToBeInViewportAsync();
        visit.AssertNoConsoleError();
    }

    [Fact]
    public async Task Case_ThatDoesNotExist_SaysSo()
    {
        await using var visit = await theatre.VisitAsync("/cases/0123456789abcdef");

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "There is no such case." }))
            .ToBeVisibleAsync();
        await visit.PhotographAsync("case-missing");
    }

    [Fact]
    public async Task Address_ThatDoesNotExist_SaysSoAndLeadsBack()
    {
        await using var visit = await theatre.VisitAsync("/elsewhere");

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "There is no such page." }))
            .ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Back to all cases" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Cases" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Opened_BeforeTheVideoCame_DrawsNothingAndSaysThatItIsLoading()
    {
        var come = new TaskCompletionSource();
        await using var visit = await theatre.VisitAsync("/cases");
        await visit.Page.RouteAsync("**/video", async route =>
        {
            await come.Task;
            await route.ContinueAsync();
        });

        await visit.Page.GotoAsync($"{Address}?t=22");
        await Expect(visit.Items.First).ToBeVisibleAsync();
        await Expect(visit.Stage).ToHaveTextAsync("Loading the video…");
        await Expect(visit.Overlay).ToBeHiddenAsync();
        come.SetResult();

        await visit.ShowsAsync(22);
        await Expect(visit.Overlay).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Model_IsNamedWithWhatItKnowsAndWhatThisIsNot()
    {
        await using var visit = await theatre.VisitAsync(Address);

        await Expect(visit.Page.Locator(".model-line")).ToContainTextAsync("cataract-sim");
        await Expect(visit.Page.Locator(".model-line")).ToContainTextAsync("rendered scenes only");
        await Expect(visit.Page.GetByRole(AriaRole.Contentinfo)).ToHaveTextAsync(
            "Training and research use. Not a medical device. Not for clinical decisions.");
    }

    private async Task<double> PhaseAsync(string id)
    {
        Assert.SkipWhen(theatre.CaseId.Length == 0, "SKIP_E2E=1");
        var one = await theatre.Dashboard.CaseAsync(theatre.CaseId, TestContext.Current.CancellationToken);
        return one.GetProperty("phases").EnumerateArray()
            .First(phase => phase.GetProperty("phase").GetString() == id).GetProperty("startSeconds").GetDouble();
    }
}
