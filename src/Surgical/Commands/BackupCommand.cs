using System.CommandLine;
using Surgical.Cases.Backup;
using Surgical.Cases.Store;
using Surgical.Dashboard.Edge;
using Surgical.Disk;
using Surgical.Options;

namespace Surgical.Commands;

/// <summary>surgical backup: a whole data folder in one file, while a server works on it.</summary>
internal static class BackupCommand
{
    private static readonly Option<string> Data = new("--data")
    {
        Description = "Data folder of serve; it may be running",
        HelpName = "DIR",
        DefaultValueFactory = _ => new ServeOptions().Data,
    };

    private static readonly Option<string?> Store = StoreOption.Create();

    private static readonly Option<string> Out = new("--out")
    {
        Description = "File of the backup (tar); replaced where it is there",
        HelpName = "FILE",
        Required = true,
    };

    public static Command Create()
    {
        var command = new Command("backup", "Write everything of a data folder into one file") { Data, Store, Out };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        PrivateFiles.FromNowOn();
        var (folder, file) = (parsed.GetValue(Data)!, Path.GetFullPath(parsed.GetRequiredValue(Out)));
        using var data = new DataFolder(folder);
        var written = await new BackupWriter(
            data,
            (tables, stop) => StoredCases.SnapshotAsync(folder, parsed.GetValue(Store), tables, stop),
            TimeProvider.System)
            .WriteAsync(file, cancellationToken);
        foreach (var missing in written.Missing)
        {
            await Console.Error.WriteLineAsync($"surgical: note: {missing} was not there, and is not in the backup");
        }

        var bytes = written.Files.Sum(one => one.Bytes);
        Console.WriteLine(FormattableString.Invariant(
            $"Written to {file}: {written.Cases} cases, {written.Files.Count} files, {bytes / 1e6:F1} MB"));
        return 0;
    }
}
