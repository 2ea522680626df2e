using Surgical.TestKit;

namespace Surgical.Browser.Tests;

public sealed class StateTests(Theatre theatre) : IDisposable
{
    // MPEG-4 part 2 in AVI: no browser plays it.
    private const string Foreign = "-f lavfi -i testsrc=size=320x240:rate=25:duration=4 -c:v mpeg4";
    private readonly TemporaryFolder _videos = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _videos.Dispose();

    [Fact]
    public async Task Preparing_SaysWhatIsDoneAndShowsNoEmptyPlayerThenTheVideo()
    {
        using var ffmpeg = new GatedProgram("ffmpeg");
        await using var dashboard = await Theatre.OwnDashboardAsync(ffmpeg.Folder);
        var id = await dashboard.AdmitAsync(Ffmpeg.Make($"{Foreign} {_videos["foreign.avi"]}"), Stop);
        await using var visit = await theatre.VisitAsync(() => dashboard, $"/cases/{id}");

        await Expect(visit.State).ToHaveTextAsync("Preparing video");
        await Expect(visit.Stage).ToHaveTextAsync("The video is being prepared so that this browser can play it.");
        await Expect(visit.Controls).ToBeHiddenAsync();
        await visit.AssertAccessibleAsync();
        await visit.PhotographAsync("case-preparing");
        await ffmpeg.OpenAsync(Stop);

        // The first prepares the video, the second decodes it; opened too early, the gate lets the first one in twice.
        await Expect(visit.State).Not.ToHaveTextAsync("Preparing video");
        await ffmpeg.OpenAsync(Stop);
        await visit.EndsAsync("Complete");
        await Expect(visit.Controls).ToBeVisibleAsync();
        await Expect(visit.Frame).ToHaveTextAsync("frame 0");
        visit.AssertNoConsoleError();
    }

    [Fact]
    public async Task Queued_BehindAnother_SaysThatItWaitsAndStandsFirstInTheLibrary()
    {
        using var ffmpeg = new GatedProgram("ffmpeg");
        await using var dashboard = await Theatre.OwnDashboardAsync(ffmpeg.Folder, "--cases-at-once", "1");
        await dashboard.AdmitAsync(Ffmpeg.Make($"{Foreign} {_videos["first.avi"]}"), Stop);
        var second = await dashboard.AdmitAsync(Ffmpeg.Make($"{Foreign} {_videos["second.avi"]}"), Stop);
        await using var visit = await theatre.VisitAsync(() => dashboard, $"/cases/{second}");

        await Expect(visit.State).ToHaveTextAsync("Waiting");
        await Expect(visit.Stage).ToContainTextAsync("Other cases come first.");
        await visit.PhotographAsync("case-waiting");

        await visit.Page.GotoAsync("/cases");
        await Expect(visit.Page.Locator(".case-name").GetByRole(AriaRole.Link)).ToHaveTextAsync(["second", "first"]);
    }

    [Fact]
    public async Task Failed_VideoWithoutPictures_SaysWhyAndCanBeTriedAgain()
    {
        var whole = Ffmpeg.Make($"{Foreign} {_videos["whole.avi"]}");
        var noise = Ffmpeg.Make($"-i {whole} -c copy -bsf:v noise=amount=1 {_videos["noise.avi"]}");
        await using var dashboard = await Theatre.OwnDashboardAsync();
        var id = await dashboard.AdmitAsync(noise, Stop);
        await using var visit = await theatre.VisitAsync(() => dashboard, $"/cases/{id}");

        await visit.EndsAsync("Failed");
        await Expect(visit.Alert).ToContainTextAsync(
            "The video was expected to hold pictures; not one could be decoded. FFmpeg says: ");
        await Expect(visit.Stage).ToHaveTextAsync("There is no video to show.");
        await Expect(visit.Now).ToContainTextAsync("Nothing was read.");
        await visit.OpenAsync("Phases");
        await Expect(visit.Page.GetByRole(AriaRole.Region, new() { Name = "Phases", Exact = true }))
            .ToContainTextAsync("No phase is known.");
        await Expect(visit.Controls).ToBeHiddenAsync();
        await visit.AssertAccessibleAsync();
        await visit.PhotographAsync("case-failed");

        await visit.Retry.ClickAsync();

        await visit.ReachesEventAsync(3);
        await Expect(visit.State).ToHaveTextAsync("Failed");
        visit.AssertNoConsoleError();
    }

    [Fact]
    public async Task Failed_DiskFullWhileReading_KeepsWhatWasReadAndGoesOnOnceThereIsRoom()
    {
        // Long enough that it is still being read when the disk has become full.
        var video = Path.Combine(Repository.SampleVideos, "phaco-routine.mp4");
        await using var dashboard = await Theatre.OwnDashboardAsync();
        var id = await dashboard.AdmitAsync(video, Stop);
        await using var visit = await theatre.VisitAsync(() => dashboard, $"/cases/{id}");
        await Expect(visit.Items.Nth(1)).ToBeVisibleAsync();

        await dashboard.LimitFilesAsync(1);
        await visit.EndsAsync("Failed");
        await Expect(visit.Alert).ToContainTextAsync("The disk is full.");
        await Expect(visit.Items.Nth(1)).ToBeVisibleAsync();
        await visit.AssertAccessibleAsync();
        await visit.PhotographAsync("case-failed-partly");
        await using var library = await theatre.VisitAsync(() => dashboard, "/cases");
        await Expect(library.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("^2:08: .*Incision") }))
            .ToBeVisibleAsync();
        await library.PhotographAsync("cases-failed-partly");
        await visit.Retry.ClickAsync();
        await Expect(visit.Alert).ToContainTextAsync("The disk is still full.");
        await dashboard.LimitFilesAsync(null);
        await visit.Retry.ClickAsync();

        await Expect(visit.Alert).ToBeHiddenAsync();
        await visit.EndsAsync("Complete");
        await Expect(visit.Items.Last.Locator(".item-answer")).Not.ToBeEmptyAsync();
    }

    [Fact]
    public async Task FullScreen_ShowsVideoControlsAndTimelineAndNothingElse()
    {
        await using var visit = await theatre.VisitAsync($"/cases/{theatre.CaseId}?t=22");
        await visit.ShowsAsync(22);
        await Expect(visit.Overlay).ToBeVisibleAsync();

        await visit.Page.Keyboard.PressAsync("f");

        await Expect(visit.Page.Locator("html:fullscreen")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Navigation)).ToBeHiddenAsync();
        await Expect(visit.Page.Locator(".advice-strip")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(visit.Controls).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(visit.Page.GetByRole(AriaRole.Group, new() { Name = "Phases" }))
            .ToBeInViewportAsync(new() { Ratio = 1 });
        await visit.Page.Keyboard.PressAsync(".");
        await visit.ShowsAsync(22.04);
        await visit.PhotographAsync("case-full-screen");
        await visit.Page.Keyboard.PressAsync("o");
        await Expect(visit.Overlay).ToBeHiddenAsync();
        await Expect(visit.Page.Locator(".review-video").GetByText("Not a medical device."))
            .ToBeInViewportAsync(new() { Ratio = 1 });
        await visit.Page.Keyboard.PressAsync("f");
        await Expect(visit.Page.Locator(":fullscreen")).ToHaveCountAsync(0);
        visit.AssertNoConsoleError();
    }

    [Fact]
    public async Task Unjudged_PictureTooDark_SaysWhyAndNotThatSomethingWasSaid()
    {
        const string Black =
            "-f lavfi -i color=black:s=640x480:rate=25:duration=4 -pix_fmt yuv420p -g 25 -movflags +faststart";
        await using var dashboard = await Theatre.OwnDashboardAsync();
        var id = await dashboard.AdmitAsync(Ffmpeg.Make($"{Black} {_videos["black.mp4"]}"), Stop);
        await using var visit = await theatre.VisitAsync(() => dashboard, $"/cases/{id}?t=1");

        await visit.EndsAsync("Complete");
        await visit.ShowsAsync(1);

        await Expect(visit.Now).ToContainTextAsync("Not shown to the model: the picture is too dark.");
        await visit.PhotographAsync("case-unjudged");
    }
}
