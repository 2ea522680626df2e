using Surgical.TestKit;

namespace Surgical.Capture.Tests.Parts;

/// <summary>Parts with other pictures than the first one's are shown in its size, and look as they are.</summary>
public sealed class FittedPartsTests : IDisposable
{
    private const string Red = "0xC83C1E";
    private const int Width = 160;
    private const int Height = 96;

    // Eight bits are rounded as the part is coded and as the case has it; a mistaken matrix is ten steps off and more.
    private const int Rounding = 4;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    /// <summary>Ways in which a recorder may code the same red; those of RGB go another way through us.</summary>
    public static TheoryData<string, string> Codings => new MatrixTheoryData<string, string>(Ways.Keys, Ways.Keys);

    private static Dictionary<string, (string Filter, string Coding)> Ways { get; } = new()
    {
        ["bt601"] = (
            "scale=out_color_matrix=bt601:out_range=tv,format=yuv420p", "-colorspace smpte170m -color_range tv"),
        ["bt709"] = ("scale=out_color_matrix=bt709:out_range=tv,format=yuv420p", "-colorspace bt709 -color_range tv"),
        ["full"] = ("scale=out_color_matrix=bt709:out_range=pc,format=yuv420p", "-colorspace bt709 -color_range pc"),
        ["ten bits"] = (
            "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p10le", "-colorspace bt709 -color_range tv"),
        ["rgb"] = ("format=gbrp", "-c:v libx264rgb"),
    };

    [Theory]
    [MemberData(nameof(Codings))]
    public async Task Part_CodedOtherwise_HasTheSameColours(string first, string second)
    {
        var source = await OpenAsync(
            Flat("1.mp4", first, Width, Height), Flat("2.mp4", second, Width, Height));

        var pictures = await PixelsAsync(source);

        Assert.Equal(4, pictures.Count);
        Assert.All(pictures, picture => AssertRed(picture, Width / 2, Height / 2));
        Assert.DoesNotContain(source.Footage.Notes, note => note.Text.Contains("size", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bt601")]
    [InlineData("rgb")]
    public async Task Part_OfAnotherShape_LiesBetweenBarsAndIsTold(string coding)
    {
        var source = await OpenAsync(Flat("1.mp4", coding, Width, Height), Flat("2.mp4", "bt709", 48, 48));

        var pictures = await PixelsAsync(source);

        // 48 x 48 becomes 96 x 96, with 32 at each side.
        Assert.All(pictures, picture => AssertRed(picture, Width / 2, Height / 2));
        AssertRed(pictures[2], 40, 4);
        AssertRed(pictures[2], 120, 92);
        AssertBlack(pictures[2], 24, 48);
        AssertBlack(pictures[2], 136, 48);
        Assert.Equal(
            ["Part 2 of 2, 2.mp4, begins here.",
                "Its pictures have 48 x 48 pixels; they are shown in the size of the first part, 160 x 96, between "
                + "black bars."],
            source.Footage.Notes.Select(note => note.Text));
    }

    [Theory]
    [InlineData(320, 192)]
    [InlineData(80, 48)]
    [InlineData(158, 94)]
    public async Task Part_OfAnotherSize_FillsThePictureAndIsTold(int width, int height)
    {
        var source = await OpenAsync(Flat("1.mp4", "bt709", Width, Height), Flat("2.mp4", "bt709", width, height));

        var pictures = await PixelsAsync(source);

        Assert.All(
            ((int X, int Y)[])[(1, 1), (Width - 2, 1), (1, Height - 2), (Width - 2, Height - 2)],
            corner => AssertRed(pictures[3], corner.X, corner.Y));
        Assert.Equal(
            $"Its pictures have {width} x {height} pixels; they are shown in the size of the first part, 160 x 96.",
            source.Footage.Notes[1].Text);
    }

    [Fact]
    public async Task Part_OfAHighDynamicRange_IsToneMappedAsByItself()
    {
        var bright = Ffmpeg.Make(
            $"-f lavfi -i color=0x808080:s={Width}x{Height}:r=25 -frames:v 2 -vf format=yuv420p10le -c:v libx265 "
            + "-x265-params log-level=error:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc "
            + _folder["hdr.mp4"]);
        var alone = await Reading.OfAsync(bright);

        var first = await PixelsAsync(await OpenAsync(Flat("1.mp4", "bt601", Width, Height), bright));
        var last = await PixelsAsync(await OpenAsync(Flat("1.mp4", "rgb", Width, Height), bright));

        var expected = alone.Frames[0].Pixels[..3];
        Assert.All([first[2], last[2]], picture => AssertNear(expected, picture, Width / 2, Height / 2));
    }

    private static async Task<IFrameSource> OpenAsync(params string[] parts) =>
        (await RecorderParts.OfAsync(parts, Stop)).Open();

    private static async Task<IReadOnlyList<byte[]>> PixelsAsync(IFrameSource source)
    {
        var pictures = new List<byte[]>();
        await foreach (var frame in source.ReadAsync(new(source.Format, 1), Looks.All, Stop))
        {
            using (frame)
            {
                pictures.Add(frame.Pixels.ToArray());
            }
        }

        return pictures;
    }

    private string Flat(string name, string way, int width, int height) => Ffmpeg.Make(
        $"-f lavfi -i color={Red}:s={width}x{height}:r=25,format=gbrp -frames:v 2 -vf {Ways[way].Filter} "
        + $"-c:v libx264 -qp 0 {Ways[way].Coding} {_folder[name]}");

    private static void AssertRed(byte[] picture, int x, int y) => AssertNear([0x1E, 0x3C, 0xC8], picture, x, y);

    private static void AssertBlack(byte[] picture, int x, int y) => AssertNear([0, 0, 0], picture, x, y);

    private static void AssertNear(byte[] bgr, byte[] picture, int x, int y)
    {
        var there = picture.AsSpan(((y * Width) + x) * 3, 3).ToArray();
        Assert.All(bgr.Zip(there), pair => Assert.InRange(pair.Second - pair.First, -Rounding, Rounding));
    }
}
