using System.Net;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging.Console;
using Surgical.Dashboard.Hub;
using Surgical.Dashboard.Library;
using Surgical.Dashboard.Review;

namespace Surgical.Dashboard.Edge;

/// <summary>The web application: this machine's own address and nothing else.</summary>
internal static class DashboardServer
{
    /// <summary>Builds it without opening a file, a model or a port.</summary>
    /// <param name="options">From the command line.</param>
    /// <param name="addModel">Registers the model that reads the cases.</param>
    public static WebApplication Build(ServeOptions options, Action<IServiceCollection> addModel)
    {
        // Empty: no variable, file or argument that the framework would read can open another address.
        var builder = WebApplication.CreateEmptyBuilder(new() { WebRootPath = Page.Folder });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Logging
            .AddConsoleFormatter<PlainLines, ConsoleFormatterOptions>()
            .AddConsole(console =>
            {
                console.FormatterName = nameof(PlainLines);
                console.LogToStandardErrorThreshold = LogLevel.Trace;
            })
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Surgical", LogLevel.Information);

        var services = builder.Services;
        services.AddRouting().AddProblemDetails();
        services.AddOpenApi(api => api.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Surgical";
            return Task.CompletedTask;
        }));
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddSingleton(TimeProvider.System).AddSingleton(options.Admission);
        services.AddSingleton(options.Runner).AddSingleton(options.Reading);
        services.AddStore(options.Data).AddCases().AddLive();
        addModel(services);

        var app = builder.Build();
        app.UseExceptionHandler().UseStatusCodePages().UseDoorkeeper();
        app.UsePage();
        app.UseRouting();
        app.UseWebSockets();
        app.MapHealth();
        app.MapOpenApi();
        app.MapCases();
        app.MapCorrections();
        app.MapWatchList();
        app.MapLive();
        app.MapPage();
        return app;
    }
}
