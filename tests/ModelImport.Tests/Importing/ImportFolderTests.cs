using Surgical.ModelImport.Importing;
using Surgical.ModelImport.Tests.Snapshots;
using Surgical.Models.Files;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Importing;

/// <summary>Where an import may write, and what it leaves there.</summary>
public sealed class ImportFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SmallSnapshot _small = SmallSnapshot.Make();

    public void Dispose() => _folder.Dispose();

    private string Out => _folder["model"];

    [Fact]
    public void Import_Snapshot_IsNotWrittenTo()
    {
        var snapshot = Write();
        var before = Listing(snapshot);

        ModelImporter.Import(snapshot, Out, NoProgress.Instance, Token);

        Assert.Equal(before, Listing(snapshot));
    }

    [Theory]
    [InlineData("snapshot")]
    [InlineData("snapshot/model")]
    [InlineData("snapshot/../snapshot/model/")]
    public void Import_IntoTheSnapshot_IsRefused(string name)
    {
        Out_IsRefused(_folder[name], "expected a folder outside of the snapshot");
    }

    [Fact]
    public void Import_IntoFolderWithOtherContent_IsRefused()
    {
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, "notes.txt"), "mine");

        Out_IsRefused(Out, "expected a new or empty folder");
    }

    [Fact]
    public void Import_OverAnotherModel_IsRefused()
    {
        Import();
        _small.Config["eos_token_id"] = 9;

        Out_IsRefused(Out, "expected a new or empty folder");
    }

    [Fact]
    public void Import_Again_LeavesTheModelAsItIs()
    {
        var snapshot = Write();
        ModelImporter.Import(snapshot, Out, NoProgress.Instance, Token);
        var before = Listing(Out);

        ModelImporter.Import(snapshot, Out, NoProgress.Instance, Token);

        Assert.Equal(before, Listing(Out));
    }

    [Fact]
    public void Import_IntoEmptyFolder_FillsIt()
    {
        Directory.CreateDirectory(Out);

        Assert.Equal(Out, Import().Folder);
    }

    [Fact]
    public void Import_WhileItRuns_NothingStandsInTheFolder()
    {
        var snapshot = Write();
        var seen = new List<bool>();
        var watcher = new Callback(_ => seen.Add(Directory.Exists(Out)));

        ModelImporter.Import(snapshot, Out, watcher, Token);

        Assert.All(seen, Assert.False);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void Import_CancelledOnTheWay_LeavesNothing(int afterReports)
    {
        var snapshot = Write();
        using var cancel = new CancellationTokenSource();
        var reports = 0;
        var canceller = new Callback(_ =>
        {
            if (++reports == afterReports)
            {
                cancel.Cancel();
            }
        });

        Assert.Throws<OperationCanceledException>(() => ModelImporter.Import(snapshot, Out, canceller, cancel.Token));

        Assert.Equal(["snapshot"], Entries());
    }

    [Fact]
    public void Import_WhereNothingCanBeWritten_SaysSo() =>
        Out_IsRefused("/proc/surgical/model", "/proc/surgical/model: the imported model cannot be written.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Write() => _small.WriteTo(_folder["snapshot"]);

    private ImportedModel Import() => ModelImporter.Import(Write(), Out, NoProgress.Instance, Token);

    private void Out_IsRefused(string folder, string message)
    {
        var snapshot = Write();
        var refusal =
            Assert.Throws<ImportException>(() => ModelImporter.Import(snapshot, folder, NoProgress.Instance, Token));
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    private string[] Entries() =>
        [.. Directory.EnumerateFileSystemEntries(_folder.Path).Select(path => Path.GetFileName(path)).Order()];

    private static string[] Listing(string folder) =>
    [
        .. new DirectoryInfo(folder)
            .EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Append(new DirectoryInfo(folder))
            .Select(entry => $"{entry.FullName} {entry.LastWriteTimeUtc.Ticks} {(entry as FileInfo)?.Length}").Order(),
    ];

    private sealed class Callback(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
