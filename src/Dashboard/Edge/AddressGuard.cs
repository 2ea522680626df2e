namespace Surgical.Dashboard.Edge;

/// <summary>Refuses to start where the surroundings ask for another address than this machine's own.</summary>
public static class AddressGuard
{
    // What ASP.NET Core would otherwise listen to; none of them has any effect here, and silence would mislead.
    private static readonly string[] Variables =
    [
        "ASPNETCORE_URLS", "DOTNET_URLS", "URLS",
        "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "DOTNET_HTTP_PORTS", "DOTNET_HTTPS_PORTS",
    ];

    /// <summary>What is wrong with the surroundings, in words; null when nothing is.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static string? Objection(Func<string, string?> variable) =>
        Variables.FirstOrDefault(name => variable(name) is { Length: > 0 }) is { } asking
            ? $"surgical listens on 127.0.0.1 only, but {asking} asks for {variable(asking)}; "
                + "unset it, and choose the port with --port."
            : null;
}
