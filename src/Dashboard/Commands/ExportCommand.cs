using System.CommandLine;
using System.CommandLine.Parsing;
using Surgical.Dashboard.Edge;
using Surgical.Dashboard.Export;
using Surgical.Dashboard.Store;

namespace Surgical.Dashboard.Commands;

/// <summary>surgical export: what instructors corrected, in the formats that others train and measure with.</summary>
internal static class ExportCommand
{
    // As card 2's data set has it.
    private const int UsualFolds = 5;

    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "Data folder of serve; it may be running",
            HelpName = "DIR",
            DefaultValueFactory = _ => new ServeOptions().Data,
        };
        var folder = new Option<string>("--out")
        {
            Description = "New or empty folder",
            HelpName = "DIR",
            Required = true,
        };
        var format = new Option<string>("--format")
        {
            Description =
                "cot: pictures and two-part replies; coco: pictures and boxes; cataract-1k: phases of whole cases",
            DefaultValueFactory = _ => ReplyExport.Format,
        };
        format.AcceptOnlyFromAmong(ReplyExport.Format, BoxExport.Format, PathExport.Format);
        var cases = new Option<string[]>("--case")
        {
            Description = "Only this case; may be given several times",
            HelpName = "ID",
        };
        var folds = new Option<int>("--folds")
        {
            Description = "With cot: folds that keep a case on one side; 1 for none",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => UsualFolds,
        };
        folds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError($"Expected --folds of 1 or more, got {result.GetValueOrDefault<int>()}.");
            }
        });
        var all = new Option<bool>("--all")
        {
            Description = "With cot: also key frames without a verdict, marked as such",
        };
        var command = new Command("export", "Write what instructors corrected, for training and for measuring")
        {
            data, folder, format, cases, folds, all,
        };
        command.Validators.Add(parsed => CheckUse(parsed, format, [folds, all]));
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(data)!,
            parsed.GetRequiredValue(folder),
            parsed.GetValue(cases) ?? [],
            (export, stop) => parsed.GetValue(format) switch
            {
                BoxExport.Format => BoxExport.WriteAsync(export, stop),
                PathExport.Format => PathExport.WriteAsync(export, stop),
                _ => ReplyExport.WriteAsync(export, parsed.GetValue(folds), parsed.GetValue(all), stop),
            },
            cancellationToken));
        return command;
    }

    private static void CheckUse(CommandResult parsed, Option<string> format, IReadOnlyList<Option> ofReplies)
    {
        var given = ofReplies.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
        if (given is not null && parsed.GetValue(format) is { } other and not ReplyExport.Format)
        {
            parsed.AddError($"Expected {given.Name} with --format {ReplyExport.Format} only, got --format {other}.");
        }
    }

    private static async Task<int> RunAsync(
        string data,
        string target,
        IReadOnlyList<string> chosen,
        Func<CaseExport, CancellationToken, Task<string>> write,
        CancellationToken cancellationToken)
    {
        if (ExportFolder.Objection(target) is { } objection)
        {
            return await CommandEdge.RefuseAsync(objection);
        }

        var store = await StoredCases.OpenAsync(data, cancellationToken);
        var cases = await ChosenCases.OfAsync(store, data, chosen, cancellationToken);
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
            var written = await write(new(store, videos, cases, folder, leftOut, progress), cancellationToken);
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
}
