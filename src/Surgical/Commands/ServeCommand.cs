using System.CommandLine;
using Surgical.Dashboard.Bounds;
using Surgical.Dashboard.Edge;
using Surgical.Models.Contract;
using Surgical.Options;

namespace Surgical.Commands;

/// <summary>surgical serve: the dashboard. Without any verb: the same, with the sample cases.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Serve the dashboard on this machine's own address");
        Configure(command, withSamples: false);
        return command;
    }

    /// <summary>Gives a command the options and the action of serve.</summary>
    public static void Configure(Command command, bool withSamples)
    {
        var port = new Option<int>("--port")
        {
            Description = "Port on 127.0.0.1; 0 takes a free one",
            DefaultValueFactory = _ => new ServeOptions().Port,
        };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > ushort.MaxValue)
            {
                result.AddError($"Expected a port from 0 to {ushort.MaxValue}, got {result.GetValueOrDefault<int>()}.");
            }
        });
        var data = new Option<string>("--data")
        {
            Description = "Folder of everything kept",
            HelpName = "DIR",
            DefaultValueFactory = _ => new ServeOptions().Data,
        };
        var store = StoreOption.Create();
        var keepEverything = ReadingOptions.KeepEverything();
        var profile = new ProfileOption();
        var model = new ModelOptions();
        var sideBySide = new SideBySideOptions();
        var admission = new AdmissionChoice();
        command.Add(port);
        command.Add(data);
        command.Add(store);
        admission.AddTo(command);
        sideBySide.AddTo(command);
        command.Add(keepEverything);
        profile.AddTo(command);
        model.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new()
            {
                Port = parsed.GetValue(port),
                Data = parsed.GetValue(data)!,
                Store = parsed.GetValue(store),
                Admission = admission.Of(parsed),
                Runner = sideBySide.RunnerOf(parsed),
                Reading = new()
                {
                    Gate = new() { KeepEverything = parsed.GetValue(keepEverything) },
                    Prompt = profile.ReadForFrames(parsed),
                },
            },
            stop => model.OpenForBatchAsync(parsed, sideBySide.BatchOf(parsed), stop),
            withSamples,
            cancellationToken));
    }

    private static async Task<int> RunAsync(
        ServeOptions options,
        Func<CancellationToken, Task<IVisionLanguageModel>> openModel,
        bool withSamples,
        CancellationToken cancellationToken)
    {
        if (AddressGuard.Objection(Environment.GetEnvironmentVariable) is { } objection)
        {
            await Console.Error.WriteLineAsync($"surgical: {objection}");
            return 2;
        }

        if (OpenFiles.Here.Refusal is { } refusal)
        {
            await Console.Error.WriteLineAsync($"surgical: {refusal}");
            return 1;
        }

        await using var model = await openModel(cancellationToken);
        await DashboardServer.RunAsync(
            options, model, withSamples, address => Console.WriteLine($"Listening on {address}"), cancellationToken);
        return 0;
    }
}
