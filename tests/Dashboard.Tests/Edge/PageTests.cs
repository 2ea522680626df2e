using System.Net;
using Surgical.TestKit.Cases;

namespace Surgical.Dashboard.Tests.Edge;

public sealed class PageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("evil.example")]
    [InlineData("192.168.1.20:5080")]
    [InlineData("0.0.0.0")]
    public async Task Get_ForeignHost_IsRefused(string host)
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        server.Http.DefaultRequestHeaders.Host = host;

        using var response = await server.Http.GetAsync("/api/cases", Stop);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Get_ByTheNameLocalhost_IsAnswered()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        server.Http.DefaultRequestHeaders.Host = $"localhost:{server.Address.Port}";

        using var response = await server.Http.GetAsync("/health", Stop);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Get_NoSuchAddressByAProgram_IsAnsweredWithAProblemAndNoPage()
    {
        await using var server = await RunningServer.StartAsync(reads: false);

        using var response = await server.Http.GetAsync("/elsewhere", Stop);

        Assert.Equal(
            (HttpStatusCode.NotFound, "application/problem+json"),
            (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Get_Anything_CarriesTheContentSecurityPolicy()
    {
        await using var server = await RunningServer.StartAsync(reads: false);

        using var response = await server.Http.GetAsync("/health", Stop);

        var policy = string.Join(' ', response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith(
            "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
    }

    [Fact]
    public async Task OpenApi_Served_IsTheCommittedDocument()
    {
        await using var server = await RunningServer.StartAsync(reads: false);

        var served = System.Text.Json.Nodes.JsonNode.Parse(await server.Http.GetStringAsync("/openapi/v1.json", Stop))!;
        var committed = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(
            Path.Combine(TestKit.Repository.Root, "src", "Dashboard", "Web", "openapi.json"), Stop))!;

        Assert.Equal(committed["paths"]!.ToJsonString(), served["paths"]!.ToJsonString());
        Assert.Equal(committed["components"]!.ToJsonString(), served["components"]!.ToJsonString());
    }
}
