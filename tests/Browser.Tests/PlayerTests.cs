using System.Text.RegularExpressions;

namespace Surgical.Browser.Tests;

public sealed class PlayerTests(Theatre theatre)
{
    private string Address => $"/cases/{theatre.CaseId}";

    [Fact]
    public async Task EveryFrame_SteppedForthAndBack_IsShownOnceEachWay()
    {
        await using var visit = await VisitAsync(20, 500);

        foreach (var (key, first, step) in new[] { (".", 501, 1), (",", 511, -1) })
        {
            for (var turn = 0; turn < 12; turn++)
            {
                await visit.Page.Keyboard.PressAsync(key);
                await Expect(visit.Frame).ToHaveTextAsync($"frame {first + (turn * step)}");
            }
        }

        visit.AssertNoConsoleError();
    }

    [Fact]
    public async Task Controls_PressedByPointer_GiveTheFocusBackSoThatSpacePlays()
    {
        await using var visit = await VisitAsync(20, 500);
        foreach (var control in new[]
        {
            visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^One frame forward") }),
            visit.Page.GetByRole(AriaRole.Group, new() { Name = "Phases" }).GetByRole(AriaRole.Button).Nth(2),
            visit.Page.GetByRole(AriaRole.Group, new() { Name = "Flags" }).GetByRole(AriaRole.Button).First,
        })
        {
            await control.ClickAsync();

            await visit.Page.Keyboard.PressAsync(" ");
            await Expect(visit.Video).ToHaveJSPropertyAsync("paused", false);
            await visit.Page.Keyboard.PressAsync(" ");
            await Expect(visit.Video).ToHaveJSPropertyAsync("paused", true);
        }
    }

    [Fact]
    public async Task Place_Typed_IsShownAndWhatIsNoneIsSaid()
    {
        await using var visit = await VisitAsync(20, 500);
        await visit.Page.Keyboard.PressAsync("g");
        var field = visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "Go to a time or frame" });
        await field.FillAsync("abc");
        await field.PressAsync("Enter");
        await Expect(visit.Alert).ToHaveTextAsync(
            "Expected a time as 63, 1:03 or 1:03.2, or a frame as f1575; got “abc”.");

        await field.FillAsync("f1575");
        await field.PressAsync("Enter");

        await Expect(visit.Frame).ToHaveTextAsync("frame 1575");
        await visit.ShowsAsync(63);
        await visit.Page.Keyboard.PressAsync("g");
        await field.FillAsync("0:10.2");
        await field.PressAsync("Enter");
        await visit.ShowsAsync(10.20);
    }

    [Fact]
    public async Task Loop_Set_IsPlayedAgainAndAgain()
    {
        await using var visit = await VisitAsync(20, 500);
        await visit.Page.Keyboard.PressAsync("{");
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await visit.ShowsAsync(21);
        await visit.Page.Keyboard.PressAsync("}");
        await visit.Page.Keyboard.PressAsync("ArrowLeft");
        await visit.ShowsAsync(20);
        await visit.Video.EvaluateAsync(
            "video => { video.turns = 0; video.addEventListener('seeking', () => video.turns++); }");

        await visit.Page.Keyboard.PressAsync(" ");

        await visit.Page.WaitForFunctionAsync("() => document.querySelector('video').turns >= 2");
        Assert.InRange(await visit.CurrentTimeAsync(), 20, 21.5);
        Assert.False(await visit.Video.EvaluateAsync<bool>("video => video.paused"));
    }

    [Fact]
    public async Task Case_OpenedAgain_GoesOnWhereItWasLeft()
    {
        await using var visit = await VisitAsync(20, 500);
        await visit.Page.Keyboard.PressAsync("5");
        await Expect(visit.Clock).Not.ToHaveAttributeAsync("data-seconds", "20.00");
        var left = await visit.Clock.GetAttributeAsync("data-seconds");

        await visit.Page.GotoAsync("/cases");
        await visit.Page.GotoAsync(Address);

        await Expect(visit.Clock).ToHaveAttributeAsync("data-seconds", left!);
        visit.AssertNoConsoleError();
    }

    [Fact]
    public async Task Storage_Blocked_ShowsTheCaseAllTheSame()
    {
        await using var visit = await theatre.VisitAsync("/cases");
        await visit.Page.AddInitScriptAsync(
            """
            Object.defineProperty(window, 'localStorage', {
              get: () => { throw new DOMException('Access is denied for this document.', 'SecurityError'); },
            });
            """);

        await visit.Page.GotoAsync($"{Address}?t=20");

        await visit.ShowsAsync(20);
        visit.AssertNoConsoleError();
    }

    [Fact]
    public async Task Picture_MadeLarger_TakesTheOverlayWithIt()
    {
        await using var visit = await VisitAsync(20, 500);
        await Expect(visit.Overlay).ToBeVisibleAsync();
        var before = (await visit.Video.BoundingBoxAsync())!.Width;

        await visit.Page.Keyboard.PressAsync("i");

        var (video, overlay) = (await visit.Video.BoundingBoxAsync(), await visit.Overlay.BoundingBoxAsync());
        Assert.True(video!.Width > before * 1.4);
        Assert.Equal(
            (video.X, video.Y, video.Width, video.Height), (overlay!.X, overlay.Y, overlay.Width, overlay.Height));
        await visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Whole picture") }).ClickAsync();
        Assert.Equal(before, (await visit.Video.BoundingBoxAsync())!.Width);
    }

    [Fact]
    public async Task Timeline_Zoomed_NamesEveryBarAndFollowsThePlayhead()
    {
        await using var visit = await VisitAsync(20, 500);
        var names = visit.Page.Locator(".bar-name");
        for (var press = 0; press < 4; press++)
        {
            await visit.Page.Keyboard.PressAsync("+");
        }

        await Expect(names).ToHaveTextAsync(["Capsulorhexis"]);
        await visit.Page.Keyboard.PressAsync("5");
        await Expect(visit.Page.Locator(".playhead")).ToBeVisibleAsync();
        await Expect(names.First).ToHaveTextAsync(new Regex("^(?!Capsulorhexis)"));
        await visit.Page.Keyboard.PressAsync("_");
        Assert.True(await names.CountAsync() > 4);
        visit.AssertNoConsoleError();
    }

    private async Task<Visit> VisitAsync(double seconds, int frame)
    {
        var visit = await theatre.VisitAsync(FormattableString.Invariant($"{Address}?t={seconds}"));
        await Expect(visit.Frame).ToHaveTextAsync($"frame {frame}");
        return visit;
    }
}
