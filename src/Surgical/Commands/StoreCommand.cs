using System.CommandLine;
using System.Globalization;
using Surgical.Cases.Store.Copy;
using Surgical.Options;

namespace Surgical.Commands;

/// <summary>surgical store copy: the tables of a data folder into PostgreSQL.</summary>
internal static class StoreCommand
{
    public static Command Create() => new("store", "What the dashboard keeps its cases in") { Copy() };

    private static Command Copy()
    {
        var from = new Option<string>("--from")
        {
            Description = "Data folder of serve, which does not run",
            HelpName = "DIR",
            Required = true,
        };
        var to = new Option<string?>("--to")
        {
            Description = "Empty PostgreSQL database, \"Host=...;Database=...;Username=...;Password=...\"",
            HelpName = "DATABASE",
            Required = true,
        };
        StoreOption.Check(to);
        var command = new Command("copy", "Copy the tables of a data folder into PostgreSQL; the folder stays as it is")
        {
            from, to,
        };
        command.SetAction((parsed, cancellationToken) => CopyAsync(
            parsed.GetRequiredValue(from), parsed.GetRequiredValue(to)!, cancellationToken));
        return command;
    }

    private static async Task<int> CopyAsync(string folder, string database, CancellationToken cancellationToken)
    {
        foreach (var (table, rows) in await StoreCopy.RunAsync(folder, database, cancellationToken))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{table}: {rows:N0} copied and compared, field by field"));
        }

        Console.WriteLine($"Videos and pictures stay: surgical serve --data {folder} --store \"...\"");
        return 0;
    }
}
