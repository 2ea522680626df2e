using Surgical.Analyzer;
using Surgical.Cases.Store;
using Surgical.Dashboard.Bounds;

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

    /// <summary>A page that takes nothing for a time is hung up on: it comes back and asks for what it lacks.</summary>
    public static void MapGuidance(this IEndpointRouteBuilder routes, ServerBounds bounds) =>
        routes.MapHub<GuidanceHub>("/hub", hub => hub.TransportSendTimeout = bounds.LongestSend);
}
