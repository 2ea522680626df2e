using System.Globalization;
using Surgical.TestKit;

namespace Surgical.Browser.Tests;

/// <summary>Somebody at a browser: the page, and every error that its console showed.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly List<string> _errors = [];

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
    }

    public IPage Page { get; }

    public ILocator Items => Page.Locator("article.item");

    public ILocator Video => Page.Locator("video");

    public ILocator Overlay => Page.Locator("img.stage-overlay");

    /// <summary>Presentation time that the page says is shown.</summary>
    public ILocator Clock => Page.Locator(".transport-time b");

    public ILocator Frame => Page.Locator(".transport-frame");

    public ILocator Phase(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name });

    /// <summary>Where the video stands by the browser's own count, seconds.</summary>
    public Task<double> CurrentTimeAsync() => Video.EvaluateAsync<double>("video => video.currentTime");

    /// <summary>Waits until the page says that a time is shown, to the hundredth.</summary>
    public Task ShowsAsync(double seconds) =>
        Expect(Clock).ToHaveTextAsync(string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60}:{seconds % 60:00.00}"));

    /// <summary>Kept in artifacts/screenshots, for people to look at.</summary>
    public Task PhotographAsync(string name, bool whole = false) => Page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Repository.Root, "artifacts", "screenshots", $"{name}.png"),
        FullPage = whole,
    });

    public void AssertNoConsoleError() => Assert.Empty(_errors);

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
