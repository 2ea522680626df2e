using System.CommandLine;
using System.CommandLine.Parsing;
using Surgical.Cases.Export;
using Surgical.Cases.Store;
using Surgical.Dashboard.Edge;
using Surgical.Disk;
using Surgical.Options;

namespace Surgical.Commands;

/// <summary>surgical export: what instructors corrected, in the formats that others train and measure with.</summary>
internal static class ExportCommand
{
    // As card 2's data set has it.
    private const int UsualFolds = 5;

    private static readonly Option<string> Data = new("--data")
    {
        Description = "Data folder of serve; it may be running",
        HelpName = "DIR",
        DefaultValueFactory = _ => new ServeOptions().Data,
    };

    private static readonly Option<string?> Store = StoreOption.Create();

    private static readonly Option<string> Folder = new("--out")
    {
        Description = "New or empty folder",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<string> Format = new("--format")
    {
        Description =
            "cot: pictures and two-part replies; coco: pictures and boxes; cataract-1k: phases of whole cases",
        DefaultValueFactory = _ => ReplyExport.Format,
    };

    private static readonly Option<string[]> Chosen = new("--case")
    {
        Description = "Only this case; may be given several times",
        HelpName = "ID",
    };

    private static readonly Option<int> Folds = new("--folds")
    {
        Description = "With cot: folds that keep a case on one side; 1 for none",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => UsualFolds,
    };

    private static readonly Option<bool> All = new("--all")
    {
        Description = "With cot: also key frames without a verdict, marked as such",
    };

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong(ReplyExport.Format, BoxExport.Format, PathExport.Format);
        Folds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError($"Expected --folds of 1 or more, got {result.GetValueOrDefault<int>()}.");
            }
        });
        var command = new Command("export", "Write what instructors corrected, for training and for measuring")
        {
            Data, Store, Folder, Format, Chosen, Folds, All,
        };
        command.Validators.Add(CheckUse);
        command.SetAction(RunAsync);
        return command;
    }

    private static void CheckUse(CommandResult parsed)
    {
        var given = ((Option[])[Folds, All]).FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
        if (given is not null && parsed.GetValue(Format) is { } other and not ReplyExport.Format)
        {
            parsed.AddError($"Expected {given.Name} with --format {ReplyExport.Format} only, got --format {other}.");
        }
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (data, target) = (parsed.GetValue(Data)!, parsed.GetRequiredValue(Folder));
        if (ExportFolder.Objection(target) is { } objection)
        {
            return await CommandEdge.RefuseAsync(objection);
        }

        var store = await StoredCases.OpenAsync(data, parsed.GetValue(Store), cancellationToken);
        var cases = await ChosenCases.OfAsync(store, data, parsed.GetValue(Chosen) ?? [], cancellationToken);
        foreach (var (first, second) in ChosenCases.Twins(cases))
        {
            await Console.Error.WriteLineAsync(
                $"surgical: note: the cases {first} and {second} are of one video; leave one out with --case, "
                + "or the same frames stand on both sides of a fold");
        }

        using var videos = new DataFolder(data);
        var leftOut = new LeftOut();
        try
        {
            using var folder = new ExportFolder(target);
            var progress = new ExportProgress(Console.Error, Console.IsErrorRedirected);
            var written = await WriteAsync(
                parsed, new(store, videos, cases, folder, leftOut, progress), cancellationToken);
            folder.Publish();
            Console.WriteLine($"Written to {target}: {written}; {CaseExport.RecordName}");
            return 0;
        }
        catch (Exception failed) when (FullDisk.Caused(failed))
        {
            throw new IOException("The disk is full: nothing was exported. Make room and try again.", failed);
        }
        finally
        {
            foreach (var (reason, count) in leftOut.Counts)
            {
                await Console.Error.WriteLineAsync($"surgical: left out: {count}, {reason}");
            }
        }
    }

    private static Task<string> WriteAsync(
        ParseResult parsed, CaseExport export, CancellationToken cancellationToken) => parsed.GetValue(Format) switch
        {
            BoxExport.Format => BoxExport.WriteAsync(export, cancellationToken),
            PathExport.Format => PathExport.WriteAsync(export, cancellationToken),
            _ => ReplyExport.WriteAsync(export, parsed.GetValue(Folds), parsed.GetValue(All), cancellationToken),
        };
}
