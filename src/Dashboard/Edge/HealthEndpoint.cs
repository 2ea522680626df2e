using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Surgical.Cases.Store;
using Surgical.Models.Contract;

namespace Surgical.Dashboard.Edge;

/// <summary>That the dashboard answers, with which model, and where that one looks.</summary>
/// <param name="Status">ok.</param>
/// <param name="Version">Of the program.</param>
/// <param name="Model">Which model reads the cases.</param>
/// <param name="KeyFrames">Where it is shown them.</param>
internal sealed record Health(string Status, string Version, ModelIdentity? Model, PictureRoute KeyFrames);

/// <summary>GET /health.</summary>
internal static class HealthEndpoint
{
    private static readonly string Version =
        typeof(HealthEndpoint).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapGet("/health", Answer);

    private static Ok<Health> Answer(IVisionLanguageModel model) =>
        TypedResults.Ok(new Health("ok", Version, model.Identity, PictureRoute.To(model.Place)));
}
