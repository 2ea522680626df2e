namespace Surgical.Browser.Tests;

/// <summary>Chromium shows of each coding of colours what was analysed.</summary>
public sealed class ColourTests(Theatre theatre, ColourCases cases) : IClassFixture<ColourCases>
{
    // Of 255: chroma of half the size, JPEG and two roundings make up to 11 of one colour, a wrong matrix up to 31.
    private const int Invisible = 12;

    // Where the page puts the browser's guess right, what the guess made blacker than black stays black.
    private const int Clipped = 16;

    private const string Comparing =
        """
        async video => {
          const bars = source => {
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [640, 360];
            const context = canvas.getContext('2d');
            context.filter = getComputedStyle(source).filter || 'none';
            context.drawImage(source, 0, 0, 640, 360);
            return [...Array(7).keys()].flatMap(bar =>
              [...context.getImageData(Math.floor(80 + 480 * (bar + 0.5) / 7), 100, 1, 1).data.slice(0, 3)]);
          };
          while (video.seeking || video.readyState < 2) {
            await new Promise(requestAnimationFrame);
          }
          const events = await (await fetch(`/api${location.pathname}/events`)).json();
          const picture = new Image();
          picture.src = `/api${location.pathname}/pictures/${events.find(one => one.picture).picture}.jpg`;
          await picture.decode();
          return [bars(video), bars(picture)];
        }
        """;

    public static TheoryData<string> Codings => [.. ColourCases.Codings.Keys];

    [Theory]
    [MemberData(nameof(Codings))]
    public async Task Case_OfAnyColours_ShowsThoseThatWereAnalysed(string coding)
    {
        var id = cases.Case(coding);
        await using var visit = await theatre.VisitAsync(() => cases.Dashboard, $"/cases/{id}");
        await visit.EndsAsync("Complete");

        var seen = await visit.Video.EvaluateAsync<int[][]>(Comparing);

        // Bars that are all alike would be no picture of bars.
        Assert.True(seen[1].Max() - seen[1].Min() > 100);
        var most = coding == ColourCases.Guessed ? Clipped : Invisible;
        Assert.All(seen[0].Zip(seen[1]), pair => Assert.InRange(pair.First - pair.Second, -most, most));
    }
}
