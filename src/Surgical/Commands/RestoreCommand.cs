using System.CommandLine;
using Surgical.Cases.Backup;
using Surgical.Disk;

namespace Surgical.Commands;

/// <summary>surgical restore: a backup into a new folder, checked, and without what was erased since.</summary>
internal static class RestoreCommand
{
    private static readonly Option<string> From = new("--from")
    {
        Description = "File that surgical backup wrote",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "New or empty folder",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<string?> Erasures = new("--erasures")
    {
        Description = "erasures.jsonl of the folder that is lost: what was erased after the backup is erased again",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var command = new Command("restore", "Put a backup into a new folder") { From, Data, Erasures };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        PrivateFiles.FromNowOn();
        var (from, folder, erasures) =
            (parsed.GetRequiredValue(From), parsed.GetRequiredValue(Data), parsed.GetValue(Erasures));
        if (new[] { from, erasures }.FirstOrDefault(file => file is not null && !File.Exists(file)) is { } absent)
        {
            return await CommandEdge.RefuseAsync($"Expected a file, but there is no {absent}.");
        }

        var restored = await BackupRestore.RestoreAsync(from, folder, erasures, cancellationToken);
        Console.WriteLine(FormattableString.Invariant(
            $"Restored to {folder}: {restored.Cases} of {restored.Manifest.Cases} cases of {restored.Manifest.At:u}"));
        if (restored.Manifest.Missing.Count > 0)
        {
            await Console.Error.WriteLineAsync(
                $"surgical: note: {restored.Manifest.Missing.Count} files were missing when it was backed up: "
                + string.Join(", ", restored.Manifest.Missing.Take(5)));
        }

        if (erasures is null)
        {
            await Console.Error.WriteLineAsync(
                "surgical: note: what was erased after the backup was made is back, unless the lost folder's "
                + "erasures.jsonl is given with --erasures");
        }

        return 0;
    }
}
