namespace Surgical.Browser.Tests;

public sealed class AccessTests(Theatre theatre)
{
    [Fact]
    public async Task Library_HasNoSeriousAxeFinding()
    {
        await using var visit = await theatre.VisitAsync("/cases");
        await Expect(visit.Page.GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();

        await visit.AssertAccessibleAsync();
        await visit.PhotographAsync("cases");
    }

    [Fact]
    public async Task Case_HasNoSeriousAxeFinding()
    {
        await using var visit = await theatre.VisitAsync($"/cases/{theatre.CaseId}?t=22");
        await visit.ShowsAsync(22);
        await visit.Items.Nth(4).GetByText("Evidence (").ClickAsync();

        await visit.AssertAccessibleAsync();
        await visit.PhotographAsync("case-whole", whole: true);
    }

    [Fact]
    public async Task Help_HasNoSeriousAxeFinding()
    {
        await using var visit = await theatre.VisitAsync($"/cases/{theatre.CaseId}");
        await Expect(visit.Clock).ToBeVisibleAsync();

        await visit.Page.Keyboard.PressAsync("?");

        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await visit.AssertAccessibleAsync();
        await visit.PhotographAsync("help");
    }

    [Fact]
    public async Task Keyboard_Alone_OpensACasePlaysStepsAndJumps()
    {
        await using var visit = await theatre.VisitAsync("/cases");
        var keys = visit.Page.Keyboard;
        var link = visit.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Complete" }).Last
            .GetByRole(AriaRole.Link).First;
        await Expect(link).ToBeVisibleAsync();
        await TabToAsync(visit, link);
        await keys.PressAsync("Enter");
        await Expect(visit.Items.First).ToBeVisibleAsync();
        await Expect(visit.Frame).ToBeVisibleAsync();

        await keys.PressAsync(".");
        await visit.ShowsAsync(0.04);
        await keys.PressAsync("'");
        await Expect(visit.CurrentItem).ToHaveAttributeAsync("data-safety", "true");
        await keys.PressAsync("k");
        await Expect(visit.Page.Locator("video")).ToHaveJSPropertyAsync("paused", false);
        await keys.PressAsync("k");
        await TabToAsync(
            visit, visit.Page.GetByRole(AriaRole.Group, new() { Name = "Phases" }).GetByRole(AriaRole.Button).First);
        await keys.PressAsync("ArrowRight");
        await keys.PressAsync("Enter");

        await Expect(visit.Page.GetByRole(AriaRole.Slider))
            .ToHaveAttributeAsync("aria-valuetext", new System.Text.RegularExpressions.Regex("Incision$"));
        visit.AssertNoConsoleError();
    }

    [Fact]
    public async Task SingleKeys_SwitchedOff_DoNothingUntilSwitchedOn()
    {
        await using var visit = await theatre.VisitAsync($"/cases/{theatre.CaseId}?t=20");
        await visit.ShowsAsync(20);
        await Expect(visit.Frame).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("?");
        await visit.Page.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await CloseHelpAsync(visit);

        await visit.Page.Keyboard.PressAsync(".");
        await visit.Page.Keyboard.PressAsync("?");
        await visit.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await CloseHelpAsync(visit);
        await visit.Page.Keyboard.PressAsync(".");

        await visit.ShowsAsync(20.04);
    }

    [Fact]
    public async Task Help_AskedForInTheMomentItCloses_Opens()
    {
        await using var visit = await theatre.VisitAsync($"/cases/{theatre.CaseId}");
        await Expect(visit.Clock).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("?");
        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();

        await visit.Page.EvaluateAsync(
            """
            () => {
              document.querySelector("dialog").close();
              document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "?", bubbles: true }));
              return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            }
            """);

        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/cases", "narrow-cases")]
    [InlineData("/cases/{0}?t=22", "narrow-case")]
    public async Task NarrowScreen_NothingLiesBesideIt(string path, string picture)
    {
        await using var visit = await theatre.VisitAsync(
            path.Replace("{0}", theatre.CaseId, StringComparison.Ordinal), width: 360, height: 740);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".mini-timeline, .item").First).ToBeVisibleAsync();

        Assert.Equal(360, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await visit.PhotographAsync(picture, whole: true);
        visit.AssertNoConsoleError();
    }

    private static async Task CloseHelpAsync(Visit visit)
    {
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
    }

    private static async Task TabToAsync(Visit visit, ILocator wanted)
    {
        for (var press = 0; press < 60; press++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail("Expected the Tab key to reach it within 60 presses.");
    }
}
