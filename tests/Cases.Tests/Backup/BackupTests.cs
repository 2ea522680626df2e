using System.Formats.Tar;
using Surgical.Cases.Backup;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.Dashboard.Edge;
using Surgical.Disk;
using Surgical.TestKit;
using Surgical.TestKit.Cases;
using Surgical.TestKit.Models;

namespace Surgical.Cases.Tests.Backup;

public sealed class BackupTests : IDisposable
{
    private const string Word = "zanzibar";
    private readonly TemporaryFolder _files = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string File => _files["backup.tar"];

    private string Restored => _files["restored"];

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Restore_OfABackupMadeWhileTheServerRuns_ServesTheSameEventsPicturesAndVideo()
    {
        await using var server = await StartAsync();
        var id = await ReadCaseAsync(server);
        var events = await server.GetAsync<List<EventBody>>($"/api/cases/{id}/events");
        var video = await server.Http.GetByteArrayAsync($"/api/cases/{id}/video", Stop);

        var manifest = await BackUpAsync(server.Folder);
        var restored = await BackupRestore.RestoreAsync(File, Restored, erasures: null, Stop);

        Assert.Equal((1, 1), (manifest.Cases, restored.Cases));
        Assert.Empty(manifest.Missing);
        Assert.False(PrivateFiles.AreSeenByOthers(Restored));
        await using var again = await RunningServer.StartOnAsync(Restored);
        Assert.Equivalent(events, await again.GetAsync<List<EventBody>>($"/api/cases/{id}/events"), strict: true);
        Assert.Equal(video, await again.Http.GetByteArrayAsync($"/api/cases/{id}/video", Stop));
        foreach (var picture in events.Select(told => told.Picture).OfType<string>())
        {
            Assert.NotEmpty(await again.Http.GetByteArrayAsync($"/api/cases/{id}/pictures/{picture}.jpg", Stop));
        }
    }

    [Fact]
    public async Task Restore_WithTheLedgerOfTheLostFolder_LeavesNoByteOfWhatWasErasedSince()
    {
        await using var server = await StartAsync();
        var (kept, deleted) = (await ReadCaseAsync(server), await ReadCaseAsync(server));
        await BackUpAsync(server.Folder);
        foreach (var told in await server.GetAsync<List<EventBody>>($"/api/cases/{kept}/events"))
        {
            if (told.KeyFrame is not null)
            {
                using var erased = await server.Http.DeleteAsync($"/api/cases/{kept}/events/{told.Number}", Stop);
                Assert.True(erased.IsSuccessStatusCode);
            }
        }

        using var gone = await server.Http.DeleteAsync($"/api/cases/{deleted}", Stop);
        Assert.True(gone.IsSuccessStatusCode);

        var restored = await BackupRestore.RestoreAsync(File, Restored, server.Data.Erasures, Stop);

        Assert.Equal(1, restored.Cases);
        Assert.Empty(Traces.Of(Word, Restored));
        Assert.False(Directory.Exists(Path.Combine(Restored, "cases", deleted)));
        Assert.Empty(Directory.EnumerateFiles(
            Path.Combine(Restored, "pictures"), "*", SearchOption.AllDirectories));
        await using var again = await RunningServer.StartOnAsync(Restored);
        var events = await again.GetAsync<List<EventBody>>($"/api/cases/{kept}/events");
        Assert.All(
            events.Where(told => told.Kind is CaseEventKind.KeyFrame), told => Assert.NotNull(told.ErasedAt));
    }

    [Theory]
    [InlineData(0.5, "cut off")]
    [InlineData(0.0, "expected")]
    public async Task Restore_OfABackupThatIsCutOff_IsRefusedAndNothingIsLeft(double share, string words)
    {
        await using var server = await StartAsync();
        await ReadCaseAsync(server);
        await BackUpAsync(server.Folder);
        using (var file = System.IO.File.OpenWrite(File))
        {
            file.SetLength((long)(file.Length * share));
        }

        var refused = await Assert.ThrowsAnyAsync<IOException>(
            () => BackupRestore.RestoreAsync(File, Restored, erasures: null, Stop));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Equal([File], Directory.EnumerateFileSystemEntries(_files.Path));
    }

    [Fact]
    public async Task Restore_OfABackupInWhichAByteChanged_NamesTheFileAndLeavesNothing()
    {
        await using var server = await StartAsync();
        await ReadCaseAsync(server);
        await BackUpAsync(server.Folder);
        var content = await System.IO.File.ReadAllBytesAsync(File, Stop);
        var jpeg = content.AsSpan().LastIndexOf(new byte[] { 0xFF, 0xD8, 0xFF });
        content[jpeg + 40] ^= 1;
        await System.IO.File.WriteAllBytesAsync(File, content, Stop);

        var refused = await Assert.ThrowsAnyAsync<IOException>(
            () => BackupRestore.RestoreAsync(File, Restored, erasures: null, Stop));

        Assert.Contains("pictures/", refused.Message, StringComparison.Ordinal);
        Assert.False(Path.Exists(Restored));
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("/tmp/outside")]
    [InlineData("cases/0000000000000000/../../../outside")]
    public async Task Restore_OfATarThatNamesOtherPlaces_WritesNothingThere(string name)
    {
        await using (var file = System.IO.File.Create(File))
        await using (var tar = new TarWriter(file))
        {
            await tar.WriteEntryAsync(
                new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream([1]) }, Stop);
        }

        var refused = await Assert.ThrowsAnyAsync<IOException>(
            () => BackupRestore.RestoreAsync(File, Restored, erasures: null, Stop));

        Assert.Contains("expected a backup that surgical made", refused.Message, StringComparison.Ordinal);
        Assert.Equal([File], Directory.EnumerateFileSystemEntries(_files.Path));
    }

    [Fact]
    public async Task Restore_IntoAFolderThatHoldsSomething_IsRefusedAndThatStays()
    {
        Directory.CreateDirectory(Restored);
        var mine = Path.Combine(Restored, "mine.txt");
        await System.IO.File.WriteAllTextAsync(mine, "mine", Stop);

        await Assert.ThrowsAnyAsync<IOException>(
            () => BackupRestore.RestoreAsync(File, Restored, erasures: null, Stop));

        Assert.Equal("mine", await System.IO.File.ReadAllTextAsync(mine, Stop));
    }

    private static Task<RunningServer> StartAsync() => RunningServer.StartAsync(
        model: new ScriptedModel($"Thinking Process:\nA {Word}.\n\nFinal Answer:\nContinue."));

    private async Task<string> ReadCaseAsync(RunningServer server)
    {
        var id = (await server.AdmitAsync(Ffmpeg.Make(
            $"-f lavfi -i testsrc=size=320x240:rate=25:duration=4 -pix_fmt yuv420p -g 25 -movflags +faststart -y "
            + $"{_files["clip.mp4"]}"))).Id;
        await Eventually.CompleteAsync(server, id);
        System.IO.File.Delete(_files["clip.mp4"]);
        return id;
    }

    private Task<BackupManifest> BackUpAsync(string folder) => new BackupWriter(
        new DataFolder(folder),
        (tables, stop) => StoredCases.SnapshotAsync(folder, database: null, tables, stop),
        TimeProvider.System).WriteAsync(File, Stop);
}
