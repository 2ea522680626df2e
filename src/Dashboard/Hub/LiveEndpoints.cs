using Surgical.Analyzer;
using Surgical.Cases.Store;

namespace Surgical.Dashboard.Hub;

/// <summary>Guidance as it comes.</summary>
internal static class LiveEndpoints
{
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSingleton<Broadcaster>();
        services.AddSingleton<IDoorbell>(provider => provider.GetRequiredService<Broadcaster>());
        services.AddSignalR().AddJsonProtocol(options => options.PayloadSerializerOptions = AnalysisJson.Options);
        return services;
    }

    public static void MapGuidance(this IEndpointRouteBuilder routes) => routes.MapHub<GuidanceHub>("/hub");
}
