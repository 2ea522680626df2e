using System.Collections;
using OpenTelemetry.Metrics;
using Surgical.Cases.Store;
using Surgical.Dashboard.Hub;

namespace Surgical.Dashboard.Edge;

/// <summary>
/// GET /metrics: how the server and what it does fare, for Prometheus on this machine; sent by OTLP only where a
/// variable of OpenTelemetry says where to.
/// </summary>
internal static class Metrics
{
    private const string Ours = "OTEL_";
    private const string Target = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // What is sent last when the server stops must not keep it.
    private static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(1);

    // Of ASP.NET Core itself; OpenTelemetry's instrumentation adds those of requests.
    private static readonly string[] Frameworks =
        ["Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections"];

    public static void AddMetrics(this WebApplicationBuilder builder)
    {
        // The framework reads no variable of its own here; OpenTelemetry's say nothing of addresses to listen to.
        builder.Configuration.AddInMemoryCollection(Variables());
        builder.Services.AddSingleton<ViewerFigures>();
        builder.Services.AddOpenTelemetry().WithMetrics(metrics =>
        {
            metrics.AddMeter("Surgical").AddMeter(Frameworks)
                .AddAspNetCoreInstrumentation().AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation().AddProcessInstrumentation()
                .AddPrometheusExporter();
            if (!string.IsNullOrEmpty(builder.Configuration[Target]))
            {
                metrics.AddOtlpExporter(otlp => otlp.TimeoutMilliseconds = (int)LongestSend.TotalMilliseconds);
            }
        });
    }

    public static void MapMetrics(this WebApplication app)
    {
        _ = app.Services.GetRequiredService<TheatreFigures>();
        _ = app.Services.GetRequiredService<ViewerFigures>();
        app.MapPrometheusScrapingEndpoint();
    }

    private static IEnumerable<KeyValuePair<string, string?>> Variables() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(variable => new KeyValuePair<string, string?>((string)variable.Key, (string?)variable.Value))
            .Where(variable => variable.Key.StartsWith(Ours, StringComparison.Ordinal));
}
