using Surgical.Capture.Tests.Footage;
using Surgical.TestKit;

namespace Surgical.Capture.Tests.Parts;

/// <summary>A recording in parts is read as if it had never been cut.</summary>
public sealed class JoinedPartsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Parts_CutFromOneVideo_ShowItsPicturesAtItsTimes()
    {
        var (whole, parts) = CutInThree();

        var one = await SeenReading.OfAsync(whole, Stop);
        var joined = await ReadAsync(parts);

        Assert.Equal("0-199", joined.Numbers);
        Assert.Equal(one.Times, joined.Times);
        Assert.Equal(one.Places, joined.Places);
        Assert.Equal(joined.Times, joined.Footage.Times);
        Assert.Equal(one.Footage.Length, joined.Footage.Length);
        Assert.Empty(joined.Footage.Gaps);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.7)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Parts_LookedAtEachGap_ShowThePicturesOfTheWhole(double gap)
    {
        var (whole, parts) = CutInThree();
        var looks = new Looks.Every(TimeSpan.FromSeconds(gap));

        var one = await SeenReading.OfAsync(
            await FrameSource.OpenAsync(whole, picturesPerSecond: null, Stop), looks, Stop);
        var joined = await ReadAsync(parts, looks);

        Assert.Equal(one.Places, joined.Places);
        Assert.Equal(one.Times, joined.Times);
        Assert.Equal(one.Shown, joined.Shown);
    }

    [Fact]
    public async Task Parts_LookedAtByTimes_ShowThoseOfTheCase()
    {
        var (_, parts) = CutInThree();
        TimeSpan[] times = [new(0), TimeSpan.FromSeconds(2.36), TimeSpan.FromSeconds(2.4), TimeSpan.FromSeconds(7.96)];

        var joined = await ReadAsync(parts, new Looks.At(times));

        Assert.Equal([0L, 59, 60, 199], joined.Places);
        Assert.Equal(times, joined.Times);
    }

    /// <summary>Thirds of a second that were rounded add up to less than a whole one.</summary>
    [Theory]
    [InlineData(10, 110)]
    [InlineData(20, 100)]
    [InlineData(10, 10, 100)]
    public async Task Parts_WhoseEndsAreNoWholeTicks_AreStillOnTheGridOfTheCase(params int[] pictures)
    {
        string[] parts = [.. pictures.Select((count, place) => PartVideo.Numbered(
            _folder[$"{place}.mp4"], count, pictures.Take(place).Sum(), rate: 30))];

        var joined = await ReadAsync(parts, new Looks.Every(TimeSpan.FromSeconds(1)));

        Assert.Equal([0L, 30, 60, 90], joined.Places);
        Assert.Equal([0.0, 1, 2, 3], joined.Times.Select(time => time.TotalSeconds));
        Assert.Equal(TimeSpan.FromSeconds(4), joined.Footage.Length);
    }

    [Fact]
    public async Task Parts_OfDifferingRates_KeepEachItsOwn()
    {
        string[] parts =
            [PartVideo.Numbered(_folder["1.mp4"], 25), PartVideo.Numbered(_folder["2.mp4"], 50, 25, 50)];
        var source = (await RecorderParts.OfAsync(parts, Stop)).Open();

        var joined = await SeenReading.OfAsync(source, Looks.All, Stop);

        Assert.Equal("0-74", joined.Numbers);
        Assert.Equal([0.96, 1, 1.02, 1.98], ((int[])[24, 25, 26, 74]).Select(at => joined.Times[at].TotalSeconds));
        Assert.Equal(0, source.Format.FramesPerSecond);
        Assert.Equal(75, source.FramesRead);
    }

    [Fact]
    public async Task Parts_Joined_AreToldWithWhereEachBegins()
    {
        var (_, parts) = CutInThree();

        var joined = await ReadAsync(parts);

        Assert.Equal(
            [
                new(TimeSpan.FromSeconds(2.4), "Part 2 of 3, part1.mp4, begins here."),
                new FootageNote(TimeSpan.FromSeconds(5.2), "Part 3 of 3, part2.mp4, begins here."),
            ],
            joined.Footage.Notes);
        Assert.Equal(
            ["part0.mp4 0-2.4", "part1.mp4 2.4-5.2", "part2.mp4 5.2-8"],
            joined.Footage.Parts.Select(part => FormattableString.Invariant(
                $"{part.Name} {part.From.TotalSeconds}-{part.To.TotalSeconds}")));
    }

    private (string Whole, string[] Parts) CutInThree()
    {
        var whole = PartVideo.Numbered(_folder["whole.mp4"], 200);
        PartVideo.Cut(whole, "2.4,5.2", _folder["part%d.mp4"]);
        return (whole, [_folder["part0.mp4"], _folder["part1.mp4"], _folder["part2.mp4"]]);
    }

    private static async Task<SeenReading> ReadAsync(string[] parts, Looks? looks = null) =>
        await SeenReading.OfAsync((await RecorderParts.OfAsync(parts, Stop)).Open(), looks ?? Looks.All, Stop);
}
