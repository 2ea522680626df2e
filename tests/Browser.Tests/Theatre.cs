using Surgical.TestKit;

[assembly: AssemblyFixture(typeof(Surgical.Browser.Tests.Theatre))]

// One browser, one server and its model share two cores: one test at a time, as one person looks at one page.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Surgical.Browser.Tests;

/// <summary>
/// What all tests share: one dashboard with one case that was read, and one browser. SKIP_E2E=1 leaves all of it out.
/// </summary>
public sealed class Theatre : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal DashboardProcess Dashboard { get; private set; } = null!;

    /// <summary>Of phaco-runout, read to its end.</summary>
    internal string CaseId { get; private set; } = "";

    /// <summary>The sample with three dangers in 70 s.</summary>
    internal static string Video => Path.Combine(Repository.SampleVideos, "phaco-runout.mp4");

    internal static bool IsSkipped => Environment.GetEnvironmentVariable("SKIP_E2E") == "1";

    public async ValueTask InitializeAsync()
    {
        if (IsSkipped)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } path
                ? path
                : "/usr/bin/chromium",
        });
        SetDefaultExpectTimeout(30_000);
        Dashboard = await DashboardProcess.StartAsync();
        CaseId = await Dashboard.AdmitAsync(Video, CancellationToken.None);
        await using var visit = await VisitAsync($"/cases/{CaseId}");
        await visit.EndsAsync("Complete");
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
            await Dashboard.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A browser of its own, nothing remembered, on a page of the shared dashboard.</summary>
    internal Task<Visit> VisitAsync(string path, int width = 1440, int height = 900) =>
        VisitAsync(() => Dashboard, path, width, height);

    /// <summary>The same on another dashboard.</summary>
    internal async Task<Visit> VisitAsync(
        Func<DashboardProcess> dashboard, string path, int width = 1440, int height = 900)
    {
        Assert.SkipWhen(IsSkipped, "SKIP_E2E=1");
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = dashboard().Address,
            ViewportSize = new() { Width = width, Height = height },
        });

        // Most tests look at the guidance; a browser remembers which panel somebody looked at last.
        await context.AddInitScriptAsync(
            "localStorage.getItem('surgical.panel') ?? localStorage.setItem('surgical.panel', 'guidance')");
        var visit = new Visit(await context.NewPageAsync());
        await visit.Page.GotoAsync(path);
        return visit;
    }

    /// <summary>Skips the test where there is no browser, else starts a dashboard for this test alone.</summary>
    /// <param name="programs">Folder whose programs it finds before all others; null for none.</param>
    /// <param name="more">Further arguments.</param>
    internal static Task<DashboardProcess> OwnDashboardAsync(string? programs = null, params string[] more)
    {
        Assert.SkipWhen(IsSkipped, "SKIP_E2E=1");
        return DashboardProcess.StartAsync(programs, more);
    }

    /// <summary>The same, with variables added to its environment.</summary>
    internal static Task<DashboardProcess> OwnDashboardAsync(
        IReadOnlyDictionary<string, string> environment, params string[] more)
    {
        Assert.SkipWhen(IsSkipped, "SKIP_E2E=1");
        return DashboardProcess.StartAsync(environment, more);
    }
}
