using Surgical.Cases.Care;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.Disk;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Cases.Tests.Care;

public sealed class FolderExaminationTests : IDisposable
{
    private readonly TemporaryFolder _files = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Data => _files["data"];

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Look_AtAFolderInWhichAllIsWell_FindsNothing()
    {
        await ReadCaseAsync();

        Assert.Empty(await FolderExamination.OfAsync(Data, database: null, Stop));
    }

    [Fact]
    public async Task Mend_PicturesThatAreMissingOrDamaged_MakesThemWhatTheyWere()
    {
        var (id, pictures) = await ReadCaseAsync();
        var files = pictures.Select(PlaceOf).ToList();
        var before = await File.ReadAllBytesAsync(files[0], Stop);
        File.Delete(files[0]);
        await File.WriteAllTextAsync(files[1], "damaged", Stop);

        var found = await FolderExamination.OfAsync(Data, database: null, Stop);
        await FolderMending.MendAsync(Data, database: null, Stop);

        Assert.Equal(
            [new($"Case {id}: 2 of its key frames' pictures are missing or are not what they were.", CanMend: true)],
            found);
        Assert.Empty(await FolderExamination.OfAsync(Data, database: null, Stop));
        Assert.Equal(before, await File.ReadAllBytesAsync(files[0], Stop));
        Assert.Contains(
            Directory.EnumerateFiles(Path.Combine(Data, "quarantine"), "*", SearchOption.AllDirectories),
            file => File.ReadAllText(file) == "damaged");
    }

    [Fact]
    public async Task Look_AtAVideoThatIsAnotherThanCame_SaysSo()
    {
        var (id, _) = await ReadCaseAsync();
        var original = Path.Combine(Data, "cases", id, "original");
        var content = await File.ReadAllBytesAsync(original, Stop);
        content[^1] ^= 1;
        await File.WriteAllBytesAsync(original, content, Stop);

        var found = await FolderExamination.OfAsync(Data, database: null, Stop);

        Assert.Equal(
            [new($"Case {id}: the video is not the one that came: its SHA-256 is another.", CanMend: false)], found);
    }

    [Fact]
    public async Task Mend_ACaseFolderThatNoRowKnows_SetsItAsideWhole()
    {
        await ReadCaseAsync();
        var stray = Directory.CreateDirectory(Path.Combine(Data, "cases", "00000000000000bb")).FullName;
        await File.WriteAllTextAsync(Path.Combine(stray, "original"), "film", Stop);

        var found = await FolderExamination.OfAsync(Data, database: null, Stop);
        await FolderMending.MendAsync(Data, database: null, Stop);

        Assert.Equal(
            [new("1 case folders are known to no row: 00000000000000bb.", CanMend: true)], found);
        Assert.Empty(await FolderExamination.OfAsync(Data, database: null, Stop));
        Assert.Contains(
            Directory.EnumerateFiles(Path.Combine(Data, "quarantine"), "*", SearchOption.AllDirectories),
            file => File.ReadAllText(file) == "film");
    }

    [Fact]
    public async Task Look_AtAFolderOfOthers_IsRefusedAndNothingIsTouched()
    {
        Directory.CreateDirectory(Path.Combine(Data, "cases"));
        await File.WriteAllTextAsync(Path.Combine(Data, "cases", "notes.txt"), "mine", Stop);

        await Assert.ThrowsAnyAsync<IOException>(() => FolderExamination.OfAsync(Data, database: null, Stop));

        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(Data, "cases", "notes.txt"), Stop));
    }

    private string PlaceOf(string sha256) =>
        Path.Combine(Data, "pictures", sha256[..2], sha256[2..4], $"{sha256}.jpg");

    private async Task<(string Id, IReadOnlyList<string> Pictures)> ReadCaseAsync()
    {
        PrivateFiles.Hide(Directory.CreateDirectory(Data).FullName);
        await using var server = await RunningServer.StartOnAsync(Data, reads: true);
        var id = (await server.AdmitAsync(Ffmpeg.Make(
            $"-f lavfi -i testsrc=size=320x240:rate=25:duration=4 -pix_fmt yuv420p -g 25 -movflags +faststart "
            + $"{_files["clip.mp4"]}"))).Id;
        await Eventually.CompleteAsync(server, id);
        var events = await server.GetAsync<List<EventBody>>($"/api/cases/{id}/events");
        return (id, [.. events.Select(told => told.Picture).OfType<string>().Distinct()]);
    }
}
