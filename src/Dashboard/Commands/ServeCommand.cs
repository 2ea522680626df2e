using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using Surgical.Dashboard.Cases;
using Surgical.Dashboard.Edge;
using Surgical.Models.Contract;

namespace Surgical.Dashboard.Commands;

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
        var profile = new ProfileOption();
        var model = new ModelOptions();
        var sideBySide = new SideBySideOptions();
        command.Add(port);
        command.Add(data);
        sideBySide.AddTo(command);
        profile.AddTo(command);
        model.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new()
            {
                Port = parsed.GetValue(port),
                Data = parsed.GetValue(data)!,
                Runner = sideBySide.RunnerOf(parsed),
                Reading = new() { Prompt = profile.ReadForFrames(parsed) },
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

        using var model = await openModel(cancellationToken);
        await using var app = DashboardServer.Build(options, services => services.AddSingleton(model));
        await StartAsync(app, options.Port, cancellationToken);
        if (withSamples)
        {
            await app.Services.GetRequiredService<SampleCases>().AdmitAsync(cancellationToken);
        }

        Console.WriteLine($"Listening on {app.Urls.Single()}");
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static async Task StartAsync(WebApplication app, int port, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new IOException(
                $"Expected port {port} of 127.0.0.1 to be free, but another program has it; choose another with --port.", taken);
        }
    }
}
