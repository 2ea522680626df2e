namespace Surgical.Browser.Tests;

/// <summary>The pages that evaluations leave, opened from the disk as their readers do.</summary>
public sealed class ReportTests(Theatre theatre, EvaluationPages pages) : IClassFixture<EvaluationPages>
{
    // A4 between its margins of 14 mm, at 96 pixels an inch.
    private const int PaperWidth = 687;

    [Theory]
    [InlineData("phases")]
    [InlineData("flare")]
    [InlineData("cot")]
    public async Task Report_OpenedFromTheDisk_AsksForNothingElseAndHasNoSeriousAxeFinding(string kind)
    {
        await using var visit = await theatre.VisitAsync(pages.Address(kind));
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();

        await visit.AssertAccessibleAsync();
        visit.AssertNoConsoleError();
        Assert.All(visit.Requests, address => Assert.Matches("^(file|data):", address));
        Assert.Single(visit.Requests, address => address.StartsWith("file:", StringComparison.Ordinal));
        await visit.PhotographAsync($"report-{kind}", whole: true);
    }

    [Fact]
    public async Task Report_WithPictures_ShowsThem()
    {
        await using var visit = await theatre.VisitAsync(pages.Address("phases"));

        var picture = visit.Page.GetByAltText("The video at ").First;

        await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 400);
    }

    [Theory]
    [InlineData("phases")]
    [InlineData("flare")]
    [InlineData("cot")]
    public async Task Report_OnANarrowScreen_NothingLiesBesideIt(string kind)
    {
        await using var visit = await theatre.VisitAsync(pages.Address(kind), width: 360, height: 740);

        Assert.Equal(360, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await visit.PhotographAsync($"narrow-report-{kind}", whole: true);
    }

    [Theory]
    [InlineData("phases")]
    [InlineData("flare")]
    [InlineData("cot")]
    public async Task Report_OnPaper_CutsNothingOffAndKeepsTheSettings(string kind)
    {
        await using var visit = await theatre.VisitAsync(pages.Address(kind), width: PaperWidth, height: 1000);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        var cut = await visit.Page.EvaluateAsync<string[]>(
            """
            width => [...document.querySelectorAll('main *')]
                .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > width + 1)
                .map(one => `${one.tagName} ${one.textContent.slice(0, 60)}`)
            """,
            PaperWidth);

        Assert.Empty(cut);
        await Expect(visit.Page.Locator("nav")).ToBeHiddenAsync();
        foreach (var settings in await visit.Page.Locator("details.printed dd").AllAsync())
        {
            await Expect(settings).ToBeVisibleAsync();
        }

        await visit.PhotographAsync($"paper-report-{kind}", whole: true);
    }
}
