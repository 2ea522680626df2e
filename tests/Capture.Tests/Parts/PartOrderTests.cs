using Surgical.Capture.Tests.Footage;
using Surgical.TestKit;

namespace Surgical.Capture.Tests.Parts;

/// <summary>By what parts are put in order, and what is said of it.</summary>
public sealed class PartOrderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Parts_WithClocks_AreInTheirOrderWhateverTheirNames()
    {
        string[] files =
        [
            Part("A.mp4", 25, "2026-11-30T08:10:00Z"),
            Part("B.mp4", 0, "2026-11-30T08:00:00Z"),
            Part("C.mp4", 50, "2026-11-30T08:14:01Z"),
        ];

        var parts = await RecorderParts.OfAsync(files, Stop);
        var read = await SeenReading.OfAsync(parts.Open(), Looks.All, Stop);

        Assert.Equal("0-74", read.Numbers);
        Assert.Equal(
            "3 parts, by the recorder's clock: B.mp4, A.mp4, C.mp4. By name it would be A.mp4, B.mp4, C.mp4.",
            parts.InWords);
        Assert.Equal(
            ["1 s: Part 2 of 3, A.mp4, begins here; the recorder stood for about 10 min before it.",
                "2 s: Part 3 of 3, C.mp4, begins here; the recorder stood for about 4 min before it."],
            read.Footage.Notes.Select(note => $"{note.At.TotalSeconds} s: {note.Text}"));
        Assert.Equal(TimeSpan.FromSeconds(3), read.Footage.Length);
    }

    [Theory]
    [InlineData("2026-11-30T08:00:01Z", "")]
    [InlineData("2026-11-30T08:00:06Z", "")]
    [InlineData("2026-11-30T08:00:41Z", "; the recorder stood for about 40 s before it")]
    [InlineData("2026-11-30T10:05:01Z", "; the recorder stood for about 2 h 5 min before it")]
    public async Task Join_ByTheClock_TellsHowLongTheRecorderStood(string second, string told)
    {
        var parts = await RecorderParts.OfAsync(
            [Part("1.mp4", 0, "2026-11-30T08:00:00Z"), Part("2.mp4", 25, second)], Stop);

        var read = await SeenReading.OfAsync(parts.Open(), Looks.All, Stop);

        Assert.Equal($"Part 2 of 2, 2.mp4, begins here{told}.", Assert.Single(read.Footage.Notes).Text);
    }

    [Theory]
    [InlineData(
        null, "2026-11-30T08:00:00Z", "part2.mp4 does not say when it was recorded.")]
    [InlineData(
        "2026-11-30T08:00:00Z", "2026-11-30T08:00:00Z",
        "part2.mp4 and part10.mp4 say that they were recorded at the same time.")]
    [InlineData(
        "2000-01-01T00:00:20Z", "2000-01-01T00:00:10Z",
        "By the recorder's clock part10.mp4 is not over when part2.mp4 begins.")]
    public async Task Parts_WhoseClocksDoNotTell_AreInTheOrderOfTheirNames(string? second, string tenth, string why)
    {
        var parts = await RecorderParts.OfAsync(
            [Part("part10.mp4", 25, tenth, seconds: 20), Part("part2.mp4", 0, second)], Stop);

        Assert.Equal(new(PartOrderKind.Name, why), parts.Order);
        Assert.Equal(["part2.mp4", "part10.mp4"], parts.InOrder.Select(part => part.Name));
        Assert.Equal($"2 parts, by name: part2.mp4, part10.mp4. {why}", parts.InWords);
    }

    [Fact]
    public async Task Parts_WithClocksInTheOrderOfTheirNames_SaySo()
    {
        var parts = await RecorderParts.OfAsync(
            [Part("2.mp4", 25, "2026-11-30T08:00:01Z"), Part("1.mp4", 0, "2026-11-30T08:00:00Z")], Stop);

        Assert.Equal(
            "2 parts, by the recorder's clock: 1.mp4, 2.mp4. It is the order of their names too.", parts.InWords);
    }

    [Fact]
    public async Task Parts_OfOneName_AreInTheOrderOfTheirFolders()
    {
        string[] folders = ["card10", "card9"];
        foreach (var folder in folders)
        {
            Directory.CreateDirectory(_folder[folder]);
        }

        string[] files = [.. folders.Select(folder => PartVideo.Numbered(_folder[$"{folder}/0.mp4"], 25))];
        var parts = await RecorderParts.OfAsync(files, Stop);

        Assert.Equal([files[1], files[0]], parts.InOrder.Select(part => part.Path));
    }

    private string Part(string name, int first, string? moment, int seconds = 1)
    {
        var video = PartVideo.Numbered(_folder[name], 25 * seconds, first);
        return moment is null
            ? video
            : PartVideo.Dated(video, moment, Directory.CreateDirectory(_folder["dated"]).FullName + $"/{name}");
    }
}
