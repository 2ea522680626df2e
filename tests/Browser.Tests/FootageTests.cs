using System.Text.Json;
using Surgical.TestKit;

namespace Surgical.Browser.Tests;

/// <summary>
/// What Chromium shows of files that failed in use (shared/cases/video): pictures there carry their own number in a
/// strip at their top.
/// </summary>
public sealed class FootageTests(Theatre theatre, FootageCases cases) : IClassFixture<FootageCases>
{
    private const string Looking =
        """
        const read = source => {
          const width = source.videoWidth ?? source.naturalWidth;
          const height = source.videoHeight ?? source.naturalHeight;
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [width, height];
          const context = canvas.getContext('2d');
          context.drawImage(source, 0, 0);
          const bits = [...Array(16).keys()].map(cell =>
            context.getImageData(Math.floor((2 * cell + 1) * width / 32), Math.floor(height / 60), 1, 1).data[1] > 128);
          return bits[0] && !bits[15]
            ? bits.slice(1, 15).reduce((number, bit, place) => number + (bit ? 2 ** place : 0), 0)
            : null;
        };
        """;

    // The readout may be there before the first picture is.
    private const string Waiting =
        """
        for (let turn = 0; turn < 300; turn++) {
          const number = video.seeking || video.readyState < 2 ? null : read(video);
          if (number !== null) {
            return number;
          }
          await new Promise(requestAnimationFrame);
        }
        return null;
        """;

    public static TheoryData<string, string> Files => new(
        FootageCases.Numbers.Select(one => (one.Key, one.Value)));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Case_OfDifficultFootage_ShowsTheFrameOfEachNumberAtItsTime(string file, string written)
    {
        var id = cases.Case(file);
        var numbers = FootageCases.Read(written);
        await using var visit = await theatre.VisitAsync(() => cases.Dashboard, $"/cases/{id}");
        await visit.EndsAsync("Complete");
        var seconds = await SecondsAsync(visit);

        Assert.Equal(numbers.Count, seconds.Length);
        foreach (var index in Places(seconds))
        {
            await visit.Page.GotoAsync(FormattableString.Invariant($"/cases/{id}?t={seconds[index]}"));
            await Expect(visit.Frame).ToHaveTextAsync($"frame {index}");
            Assert.Equal(numbers[index], await ShownAsync(visit));
        }

        await visit.Page.Keyboard.PressAsync(",");
        await Expect(visit.Frame).ToHaveTextAsync($"frame {seconds.Length - 2}");
        Assert.Equal(numbers[^2], await ShownAsync(visit));
        await AssertKeyFramesAsync(visit, numbers, seconds);
        visit.AssertNoConsoleError();
    }

    [Fact]
    public async Task Case_WithAPause_StandsInItAndSaysThatThereIsNoPicture()
    {
        var id = cases.Case("gap15.mp4");
        await using var visit = await theatre.VisitAsync(() => cases.Dashboard, $"/cases/{id}?t=10");
        await visit.EndsAsync("Complete");
        var gap = visit.Page.GetByRole(
            AriaRole.Button, new() { Name = "Pause, 0:02 to 0:17: The recording pauses here." });

        await visit.ShowsAsync(10);
        await Expect(visit.Stage).ToHaveTextAsync("No picture here: the recording pauses until 0:17");
        await Expect(visit.Overlay).ToBeHiddenAsync();
        await Expect(visit.CurrentItem).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator(".case-title").GetByText("Seen 25 %")).ToBeVisibleAsync();
        await visit.AssertAccessibleAsync();
        await visit.PhotographAsync("case-pause");

        await gap.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.ShowsAsync(2);
        await visit.OpenAsync("Phases");
        await visit.Page.GetByRole(AriaRole.Region, new() { Name = "Footage" })
            .GetByRole(AriaRole.Button, new() { Name = "Pause 0:02 to 0:17" }).ClickAsync();
        await visit.Page.Keyboard.PressAsync(".");
        await visit.ShowsAsync(17);
    }

    private static Task<double[]> SecondsAsync(Visit visit) => visit.Page.EvaluateAsync<double[]>(
        "async () => (await (await fetch(`/api${location.pathname}/frames?as=test`)).json()).seconds");

    private static Task<int?> ShownAsync(Visit visit) =>
        visit.Video.EvaluateAsync<int?>($"async video => {{ {Looking} {Waiting} }}");

    /// <summary>First, last, those beside the longest step, and one between.</summary>
    private static IEnumerable<int> Places(double[] seconds)
    {
        var steps = seconds.Zip(seconds.Skip(1), (one, next) => next - one).ToArray();
        var longest = Array.IndexOf(steps, steps.Max());
        return new[] { 0, seconds.Length / 3, longest, longest + 1, seconds.Length - 1 }.Distinct().Order();
    }

    private static async Task AssertKeyFramesAsync(Visit visit, List<int> numbers, double[] seconds)
    {
        var stored = await visit.Page.EvaluateAsync<JsonElement>(
            $$"""
            async () => {
              {{Looking}}
              const events = await (await fetch(`/api${location.pathname}/events`)).json();
              const whole = events.filter(one => one.picture && one.keyFrame.reason !== 'damaged');
              return Promise.all(whole.map(async one => {
                const picture = new Image();
                picture.src = `/api${location.pathname}/pictures/${one.picture}.jpg`;
                await picture.decode();
                return { index: one.keyFrame.index, seconds: one.keyFrame.seconds, number: read(picture) };
              }));
            }
            """);

        Assert.NotEmpty(stored.EnumerateArray());
        Assert.All(stored.EnumerateArray(), one =>
        {
            var index = one.GetProperty("index").GetInt32();
            Assert.Equal(numbers[index], one.GetProperty("number").GetInt32());
            Assert.Equal(seconds[index], one.GetProperty("seconds").GetDouble(), tolerance: 0.001);
        });
    }
}
