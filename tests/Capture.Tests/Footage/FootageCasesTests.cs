using Surgical.TestKit;

namespace Surgical.Capture.Tests.Footage;

/// <summary>Small files that failed in use (shared/cases/video): each picture at its time, and what is missing told.</summary>
public sealed class FootageCasesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static string Cases => Repository.Shared("cases");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(FootageVerdicts.Read), MemberType = typeof(FootageVerdicts))]
    public async Task Case_Read_ShowsEachPictureAtItsTimeAndTellsWhatIsMissing(FootageVerdict verdict)
    {
        Assert.SkipUnless(Directory.Exists(Cases), "shared/cases is not here");
        var video = Path.Combine(Cases, verdict.File);

        var read = await SeenReading.OfAsync(video, Stop);

        Assert.Equal(verdict.Numbers, read.Numbers);
        Assert.Equal(verdict.Length, read.Footage.Length.TotalSeconds, 0.0015);
        Assert.Matches($"^{verdict.Gaps}$", read.Gaps);
        Assert.Equal(verdict.Notes, read.Footage.Notes.Count);
        Assert.Equal(read.Times, read.Footage.Times);
    }

    [Theory]
    [MemberData(nameof(FootageVerdicts.Read), MemberType = typeof(FootageVerdicts))]
    public async Task Copy_OfACase_HasTheSamePicturesAtTheSameTimes(FootageVerdict verdict)
    {
        Assert.SkipUnless(Directory.Exists(Cases), "shared/cases is not here");
        var video = Path.Combine(Cases, verdict.File);
        var plan = await VideoProbe.OfAsync(video, Stop);

        await VideoCopy.WriteAsync(video, _folder["copy.mp4"], plan, Stop);

        var original = await SeenReading.OfAsync(video, Stop);
        var copy = await SeenReading.OfAsync(_folder["copy.mp4"], Stop);
        Assert.Equal(original.Numbers, copy.Numbers);
        Assert.Equal(original.Times.Count, copy.Times.Count);

        // A copy without sound begins where its first picture does.
        var start = copy.Times[0] == TimeSpan.Zero ? original.Times[0] : TimeSpan.Zero;
        Assert.All(
            original.Times.Zip(copy.Times),
            pair => Assert.Equal((pair.First - start).TotalSeconds, pair.Second.TotalSeconds, 2e-5));
    }
}
