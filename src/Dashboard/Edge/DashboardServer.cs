using System.Net;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Logging.Console;
using Surgical.Cases.Intake;
using Surgical.Dashboard.Bounds;
using Surgical.Dashboard.Hub;
using Surgical.Dashboard.Library;
using Surgical.Dashboard.Packing;
using Surgical.Dashboard.Review;
using Surgical.Disk;
using Surgical.Models.Contract;

namespace Surgical.Dashboard.Edge;

/// <summary>The web application: this machine's own address and nothing else.</summary>
public static class DashboardServer
{
    /// <summary>Serves until it is cancelled, or the system ends the program.</summary>
    /// <param name="options">From the command line.</param>
    /// <param name="model">Reads the cases; borrowed.</param>
    /// <param name="withSamples">Whether the sample cases are taken in first.</param>
    /// <param name="listening">Told the address when all is ready.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="IOException">
    /// The port is taken, the data folder cannot be used, or another server has taken its database.
    /// </exception>
    public static async Task RunAsync(
        ServeOptions options,
        IVisionLanguageModel model,
        bool withSamples,
        Action<string> listening,
        CancellationToken cancellationToken)
    {
        PrivateFiles.FromNowOn();
        await using var app = Build(options, services => services.AddSingleton(model));
        await StartAsync(app, options.Port, cancellationToken);
        if (withSamples)
        {
            await app.Services.GetRequiredService<SampleCases>().AdmitAsync(cancellationToken);
        }

        listening(app.Urls.Single());
        await app.WaitForShutdownAsync(cancellationToken);
        if (app.Services.GetRequiredService<StoreHolding>().Lost is { } lost)
        {
            throw lost;
        }
    }

    /// <summary>Builds it without opening a file, a model or a port.</summary>
    /// <param name="options">From the command line.</param>
    /// <param name="addModel">Registers the model that reads the cases.</param>
    internal static WebApplication Build(ServeOptions options, Action<IServiceCollection> addModel)
    {
        // Empty: no variable, file or argument that the framework would read can open another address.
        var builder = WebApplication.CreateEmptyBuilder(new() { WebRootPath = Page.Folder });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.Limits.Bound(options.Bounds, OpenFiles.Here);
        });
        builder.Logging
            .AddConsoleFormatter<PlainLines, ConsoleFormatterOptions>()
            .AddConsole(console =>
            {
                console.FormatterName = nameof(PlainLines);
                console.LogToStandardErrorThreshold = LogLevel.Trace;
            })
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Surgical", LogLevel.Information)

            // Both throw what they log, and Entity Framework logs it with paths and stacks.
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);

        builder.AddMetrics();
        var services = builder.Services;
        services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Bounds.LongestStop);
        services.AddRouting().AddProblemDetails().AddPackedAnswers();
        services.AddOpenApi(api =>
        {
            api.CreateSchemaReferenceId = schema => schema.Type == typeof(EventBody)
                ? EventBody.SchemaName
                : OpenApiOptions.CreateDefaultSchemaReferenceId(schema);
            api.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = "Surgical";
                return Task.CompletedTask;
            });
        });
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddSingleton(TimeProvider.System).AddSingleton(options.Admission);
        services.AddSingleton(options.Runner).AddSingleton(options.Reading);
        services.AddSingleton(options).AddStore(options.Data, options.Store).AddCases().AddLive();
        services.AddHostedService<Surroundings>();
        addModel(services);

        var app = builder.Build();
        app.UseRefusals();
        app.UseStatusCodePages().UseDoorkeeper();
        app.UseResponseCompression();
        app.UsePage();
        app.UseRouting();
        app.UseWebSockets();
        app.MapHealth();
        app.MapOpenApi();
        app.MapLibrary();
        app.MapReview();
        app.MapGuidance(options.Bounds);
        app.MapMetrics();
        app.MapPage();
        return app;
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
                $"Expected port {port} of 127.0.0.1 to be free, but another program has it; "
                + "choose another with --port.", taken);
        }
    }
}
