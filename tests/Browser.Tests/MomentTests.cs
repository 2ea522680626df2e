using System.Text.RegularExpressions;

namespace Surgical.Browser.Tests;

/// <summary>What people write about a case, and what becomes of it when the server is away.</summary>
public sealed class MomentTests(Theatre theatre)
{
    private const string Advice = "Stop aspiration and bring the tip back to the centre.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FirstMark_AsksForANameOnceAndIsSeenByAnotherBrowser()
    {
        var id = await AdmitAsync();
        await using var one = await theatre.VisitAsync($"/cases/{id}?t=20");
        await one.EndsAsync("Complete");
        await using var other = await theatre.VisitAsync($"/cases/{id}");
        await other.OpenAsync("Moments");
        await one.ShowsAsync(20);

        await one.Page.Keyboard.PressAsync("m");
        await NameAsync(one, "Dr A");
        await one.Page.Keyboard.PressAsync("c");
        await one.Page.GetByRole(AriaRole.Textbox, new() { Name = "In words" }).FillAsync("Where is the tip?");
        await one.Page.Keyboard.PressAsync("Control+Enter");

        await Expect(Moment(other, "0:20 Bookmark")).ToBeVisibleAsync();
        await Moment(other, "0:20 Where is the tip?").ClickAsync();
        await other.ShowsAsync(20);
        await other.Page.WaitForURLAsync("**m=*");
        await other.AssertAccessibleAsync();
        one.AssertNoConsoleError();
        other.AssertNoConsoleError();
    }

    [Fact]
    public async Task Correction_ToAnotherPhase_RulesEverywhere()
    {
        var id = await AdmitAsync();
        await using var visit = await theatre.VisitAsync($"/cases/{id}?t=63");
        await visit.EndsAsync("Complete");
        await Expect(visit.Now.Locator(".claim")).ToHaveTextAsync(Advice);
        await Expect(visit.Page.Locator(".danger-chip")).ToBeVisibleAsync();

        await CorrectToIdleAsync(visit);

        await Expect(visit.Now).ToContainTextAsync("Dr A says: Idle.");
        await Expect(visit.Now.Locator(".claim")).ToHaveCountAsync(0);
        await Expect(visit.Now.Locator("del")).ToHaveTextAsync(Advice);
        await Expect(visit.Page.Locator(".danger-chip")).ToHaveCountAsync(0);
        await Expect(visit.CurrentItem).ToHaveAttributeAsync("data-safety", "false");
        await Expect(visit.Page.GetByRole(AriaRole.Group, new() { Name = "Marked by Dr A" })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".case-facts")).ToContainTextAsync("7 open flags");
        await visit.AssertAccessibleAsync();
        await visit.PhotographAsync("case-corrected");
        visit.AssertNoConsoleError();
    }

    [Fact]
    public async Task TenMarks_WhileTheServerIsAway_AreThereOnceEachWhenItIsBack()
    {
        await using var dashboard = await Theatre.OwnDashboardAsync();
        var id = await dashboard.AdmitAsync(Theatre.Video, Stop);
        await using var visit = await theatre.VisitAsync(() => dashboard, $"/cases/{id}?t=20");
        await visit.EndsAsync("Complete");
        await visit.OpenAsync("Moments");
        await visit.Page.Keyboard.PressAsync("m");
        await NameAsync(visit, "Dr A");
        await Expect(Moment(visit, "0:20 Bookmark")).ToBeVisibleAsync();

        await dashboard.KillAsync();
        await Expect(visit.Server).ToContainTextAsync("Server away");
        for (var mark = 0; mark < 10; mark++)
        {
            await visit.Page.Keyboard.PressAsync("m");
        }

        await Expect(visit.Page.Locator(".unsent")).ToContainTextAsync("10 marks not sent yet.");
        await dashboard.RestartAsync();

        await Expect(visit.Page.Locator(".unsent")).ToBeEmptyAsync();
        await Expect(Moment(visit, "0:20 Bookmark")).ToHaveCountAsync(11);
    }

    [Fact]
    public async Task ContradictedAdvice_IsNoHeadlineOnThePageAndNoneInFullScreen()
    {
        await using var visit = await theatre.VisitAsync($"/cases/{theatre.CaseId}?t=42");
        await visit.ShowsAsync(42);

        await Expect(visit.Now).ToContainTextAsync("Contradicted");
        await Expect(visit.Now).ToContainTextAsync("They differ: the model said Capsulorhexis");
        await Expect(visit.Now.Locator(".claim")).ToHaveCountAsync(0);
        await visit.PhotographAsync("case-contradicted");
        await visit.Page.Keyboard.PressAsync("f");

        await Expect(visit.Page.Locator(".advice-strip")).ToContainTextAsync("does not hold");
        await Expect(visit.Page.Locator(".advice-strip b")).ToHaveCountAsync(0);
    }

    private async Task<string> AdmitAsync()
    {
        Assert.SkipWhen(Theatre.IsSkipped, "SKIP_E2E=1");
        return await theatre.Dashboard.AdmitAsync(Theatre.Video, Stop);
    }

    private static async Task CorrectToIdleAsync(Visit visit)
    {
        await visit.ShowsAsync(63);
        await visit.Page.Keyboard.PressAsync("d");
        await NameAsync(visit, "Dr A");
        await visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("The phase is") }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Option, new() { Name = "Idle" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
    }

    private static async Task NameAsync(Visit visit, string name)
    {
        await visit.Page.GetByRole(AriaRole.Textbox).FillAsync(name);
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByText("Use this name")).ToBeHiddenAsync();
    }

    private static ILocator Moment(Visit visit, string name) =>
        visit.Page.GetByRole(AriaRole.Region, new() { Name = "Moments" })
            .GetByRole(AriaRole.Button, new() { NameRegex = new($"^{Regex.Escape(name)}") });
}
