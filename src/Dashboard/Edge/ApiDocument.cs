using System.Reflection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Surgical.Models.Contract;

namespace Surgical.Dashboard.Edge;

/// <summary>
/// The build writes Web/openapi.json by running this program as far as its routes; nothing is opened meanwhile.
/// </summary>
public static class ApiDocument
{
    /// <summary>Whether it is the build that runs this program.</summary>
    public static bool IsBeingWritten => Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider";

    /// <summary>Offers the routes to the build, which ends the process.</summary>
    public static Task OfferAsync() => DashboardServer.Build(new(), WithoutWork).RunAsync();

    private static void WithoutWork(IServiceCollection services) => services
        .RemoveAll<IHostedService>()
        .AddSingleton<IVisionLanguageModel>(_ => throw new NotSupportedException("The build has no model."));
}
