using System.Globalization;
using System.Text.Json;
using Surgical.TestKit;

namespace Surgical.Browser.Tests;

/// <summary>Somebody at a browser: the page, and every error that its console showed.</summary>
internal sealed class Visit : IAsyncDisposable
{
    // How long a reading takes is the machine's affair, so this only ends a test that would never end.
    private const float LongestReadingMilliseconds = 600_000;
    private static readonly string Axe = Path.Combine(
        Repository.Root, "src/Dashboard/Web/node_modules/axe-core/axe.min.js");
    private readonly List<string> _errors = [];
    private readonly List<string> _requests = [];

    public Visit(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _errors.Add(error);
        page.Request += (_, request) => _requests.Add(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Addresses of all that the page has asked for, itself included.</summary>
    public IReadOnlyList<string> Requests => _requests;

    /// <summary>Items of the guidance, as far as they are drawn: only those in sight are.</summary>
    public ILocator Items => Page.Locator("article.item");

    /// <summary>The item of the guidance that speaks of the shown frame.</summary>
    public ILocator CurrentItem => Page.Locator("article.item[aria-current=true]");

    /// <summary>How many key frames the page knows of.</summary>
    public ILocator KeyFrames =>
        Page.GetByRole(AriaRole.Tab, new() { NameRegex = new("^Guidance") }).Locator("small");

    /// <summary>What holds at the shown frame.</summary>
    public ILocator Now => Page.GetByRole(AriaRole.Region, new() { Name = "Now" });

    /// <summary>Whether the server answers.</summary>
    public ILocator Server => Page.Locator(".server-state");

    public ILocator Video => Page.Locator("video");

    public ILocator Overlay => Page.Locator("img.stage-overlay");

    /// <summary>Presentation time that the page says is shown.</summary>
    public ILocator Clock => Page.Locator(".transport-time b");

    public ILocator Frame => Page.Locator(".transport-frame");

    /// <summary>Where the case of a case page stands, in a word.</summary>
    public ILocator State => Page.Locator(".case-title .state-chip");

    /// <summary>The place of the video, whatever stands there.</summary>
    public ILocator Stage => Page.Locator(".stage");

    public ILocator Controls => Page.GetByRole(AriaRole.Group, new() { Name = "Video controls" });

    public ILocator Alert => Page.GetByRole(AriaRole.Alert);

    public ILocator Retry => Page.GetByRole(AriaRole.Button, new() { Name = "Try again" });

    /// <summary>Looks at another of the panels beside the picture.</summary>
    public Task OpenAsync(string tab) =>
        Page.GetByRole(AriaRole.Tab, new() { NameRegex = new($"^{tab}") }).ClickAsync();

    /// <summary>Where the video stands by the browser's own count, seconds.</summary>
    public Task<double> CurrentTimeAsync() => Video.EvaluateAsync<double>("video => video.currentTime");

    /// <summary>Waits until the page shows the frame of a time, to the hundredth: its clock says tenths.</summary>
    public Task ShowsAsync(double seconds) =>
        Expect(Clock).ToHaveAttributeAsync(
            "data-seconds", string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00}"));

    /// <summary>Waits until the case is read, as long as that takes, and for the page to say how it ended.</summary>
    public async Task EndsAsync(string state)
    {
        await Expect(State).ToBeVisibleAsync();
        await Page.WaitForFunctionAsync(
            "() => ['complete', 'failed'].includes(document.querySelector('.case-title .state-chip')?.dataset.state)",
            options: new() { Timeout = LongestReadingMilliseconds });
        await Expect(State).ToHaveTextAsync(state);
    }

    /// <summary>
    /// Waits until the server says that something has happened to the case, by the number of its event.
    /// </summary>
    public Task ReachesEventAsync(long number) => Page.WaitForFunctionAsync(
        """
        async number => {
          const answer = await fetch(location.pathname.replace('/cases', '/api/cases'));
          return (await answer.json()).lastEvent >= number;
        }
        """,
        number);

    /// <summary>Kept in artifacts/screenshots, for people to look at.</summary>
    public Task PhotographAsync(string name, bool whole = false) => Page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Repository.Root, "artifacts", "screenshots", $"{name}.png"),
        FullPage = whole,
    });

    /// <summary>That axe-core finds nothing serious or worse on the page as it is.</summary>
    public async Task AssertAccessibleAsync()
    {
        // Evaluated and not added as a script: the page's content security policy allows no inline script.
        await Page.EvaluateAsync(await File.ReadAllTextAsync(Axe, TestContext.Current.CancellationToken));
        var result = await Page.EvaluateAsync<JsonElement>("async () => await axe.run()");
        var serious = result.GetProperty("violations").EnumerateArray()
            .Where(finding => finding.GetProperty("impact").GetString() is "serious" or "critical")
            .Select(finding =>
                $"{finding.GetProperty("id").GetString()}: "
                + $"{finding.GetProperty("nodes")[0].GetProperty("html").GetString()}");
        Assert.Empty(serious);
    }

    public void AssertNoConsoleError() => Assert.Empty(_errors);

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
