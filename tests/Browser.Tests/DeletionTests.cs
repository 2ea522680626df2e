using Surgical.TestKit;

namespace Surgical.Browser.Tests;

public sealed class DeletionTests(Theatre theatre) : IDisposable
{
    private readonly TemporaryFolder _videos = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _videos.Dispose();

    [Fact]
    public async Task Deleted_WhileItIsLookedAt_SaysSoAndTheListLosesItsRow()
    {
        await using var dashboard = await Theatre.OwnDashboardAsync();
        var clip = Ffmpeg.Make(
            "-f lavfi -i testsrc=size=320x240:rate=25:duration=4 -pix_fmt yuv420p -g 25 -movflags +faststart "
            + $"{_videos["first.mp4"]}");
        var first = await dashboard.AdmitAsync(clip, Stop);
        var second = await dashboard.AdmitAsync(clip, Stop);
        await using var visit = await theatre.VisitAsync(() => dashboard, $"/cases/{first}");
        await visit.EndsAsync("Complete");
        await Expect(visit.Page.GetByText("The same footage as")).ToBeVisibleAsync();
        await visit.AssertAccessibleAsync();
        await using var library = await theatre.VisitAsync(() => dashboard, "/cases");
        await Expect(library.Page.Locator(".case-row")).ToHaveCountAsync(2);
        await library.PhotographAsync("cases-same-footage");

        using var http = new HttpClient();
        using var deleted = await http.DeleteAsync(new Uri($"{dashboard.Address}/api/cases/{first}"), Stop);

        deleted.EnsureSuccessStatusCode();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "This case was deleted." }))
            .ToBeVisibleAsync();
        await visit.PhotographAsync("case-deleted");
        await Expect(library.Page.Locator(".case-row")).ToHaveCountAsync(1);
        await Expect(library.Page.GetByText("The same footage as")).ToBeHiddenAsync();
        await library.Page.Locator($".case-name a[href='/cases/{second}']").ClickAsync();
        await Expect(library.State).ToBeVisibleAsync();
    }
}
