using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Surgical.TestKit;

/// <summary>Starts silent servers on free ports of this machine, for one handler of all requests.</summary>
internal static class LocalServer
{
    /// <summary>Starts one; the caller owns it.</summary>
    /// <param name="addresses">Where it listens, parted by semicolons; port 0 takes a free one.</param>
    /// <param name="answer">Answers every request.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <returns>The server, and where it does listen, in the order of the addresses.</returns>
    public static async Task<(WebApplication App, IReadOnlyList<string> Addresses)> StartAsync(
        string addresses, RequestDelegate answer, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(addresses);
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(cancellationToken);
        return (app,
            [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses]);
    }
}
