using Surgical.TestKit;

namespace Surgical.Browser.Tests;

public sealed class UploadTests(Theatre theatre)
{
    [Fact]
    public async Task Upload_Video_ShowsGuidanceWhileItIsReadAndEndsComplete()
    {
        await using var visit = await theatre.VisitAsync("/cases");
        await visit.Page.GetByLabel("Video file").SetInputFilesAsync(Theatre.Video);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Open the case" }).ClickAsync();

        await Expect(visit.Items.First).ToBeVisibleAsync();
        var state = await visit.State.InnerTextAsync();
        Assert.StartsWith("Reading", state, StringComparison.Ordinal);
        await visit.PhotographAsync("case-while-reading");

        await visit.EndsAsync("Complete");
        await Expect(visit.Items.Last.Locator(".item-answer")).Not.ToBeEmptyAsync();
        visit.AssertNoConsoleError();
    }

    [Fact]
    public async Task Upload_TextNamedMp4_SaysInWordsWhyNot()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["notes.mp4"], "no video at all", TestContext.Current.CancellationToken);
        await using var visit = await theatre.VisitAsync("/cases");

        await visit.Page.GetByLabel("Video file").SetInputFilesAsync(folder["notes.mp4"]);

        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("video");
        await visit.PhotographAsync("upload-refused");
    }

    [Fact]
    public async Task Library_WithoutCases_SaysWhatToDo()
    {
        await using var dashboard = await Theatre.OwnDashboardAsync();
        await using var visit = await theatre.VisitAsync(() => dashboard, "/");

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "No cases yet" })).ToBeVisibleAsync();
        await visit.PhotographAsync("cases-empty");
        visit.AssertNoConsoleError();
    }
}
