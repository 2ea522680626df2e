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

    [Fact]
    public async Task Upload_PageLeftMeanwhile_GoesOnAndItsEndIsToldOnReturn()
    {
        var full = new TaskCompletionSource();
        await using var visit = await theatre.VisitAsync("/cases");
        await visit.Page.RouteAsync("**/api/cases", async route =>
        {
            if (route.Request.Method != "POST")
            {
                await route.ContinueAsync();
                return;
            }

            await full.Task;
            await route.FulfillAsync(
                new() { Status = 507, ContentType = "application/json", Body = """{"detail":"The disk is full."}""" });
        });
        var back = visit.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Cases" });
        var aCase = visit.Page.GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Link).First;

        await visit.Page.GetByLabel("Video file").SetInputFilesAsync(Theatre.Video);
        await aCase.ClickAsync();
        await back.ClickAsync();
        await Expect(visit.Page.GetByText("Sending phaco-runout.mp4")).ToBeVisibleAsync();
        await aCase.ClickAsync();
        await Expect(visit.State).ToBeVisibleAsync();
        full.SetResult();
        await back.ClickAsync();

        await Expect(visit.Alert).ToHaveTextAsync("The disk is full.");
    }

    [Theory]
    [InlineData("/cases", "h1")]
    [InlineData("/cases/{0}", "footer")]
    public async Task Drop_BesideThePlaceForIt_DoesNotTakeThePageAway(string path, string place)
    {
        await using var visit = await theatre.VisitAsync(path.Replace("{0}", theatre.CaseId, StringComparison.Ordinal));
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();

        var isPrevented = await visit.Page.Locator(place).EvaluateAsync<bool>("""
            element => ["dragover", "drop"].every(kind =>
              !element.dispatchEvent(
                new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() })))
            """);

        Assert.True(isPrevented);
    }

    [Fact]
    public async Task Drop_AnywhereInTheLibrary_IsTaken()
    {
        await using var visit = await theatre.VisitAsync("/cases");

        await visit.Page.Locator("h1").EvaluateAsync("""
            element => {
              const dataTransfer = new DataTransfer();
              dataTransfer.items.add(new File(["no video at all"], "notes.mp4"));
              element.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
            }
            """);

        await Expect(visit.Alert).ToContainTextAsync("notes.mp4 was expected to be a video");
    }
}
