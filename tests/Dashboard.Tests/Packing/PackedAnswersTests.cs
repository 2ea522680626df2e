using Surgical.TestKit.Cases;

namespace Surgical.Dashboard.Tests.Packing;

public sealed class PackedAnswersTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("br, gzip, deflate", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("identity", null)]
    [InlineData("deflate", null)]
    [InlineData(null, null)]
    public async Task Events_ByWhatIsAccepted_ArePackedSoAndAreTheSame(string? accepted, string? coding)
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var caseId = await server.EnterCaseAsync();
        for (var i = 0; i < 150; i++)
        {
            await server.AppendAsync(caseId, Say.Started);
        }

        var path = $"/api/cases/{caseId}/events";
        var plain = await server.Http.GetByteArrayAsync(path, Stop);
        using var request = Unpacked.Request(path, accepted);
        using var response = await server.Http.SendAsync(request, Stop);

        Assert.Equal(coding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(accepted is null ? [] : ["Accept-Encoding"], response.Headers.Vary);
        Assert.Equal(plain, await Unpacked.BytesAsync(response, Stop));
        Assert.True(coding is null || await LengthAsync(response) < plain.Length / 4);
    }

    [Fact]
    public async Task Problem_Packed_HasItsWords()
    {
        await using var server = await RunningServer.StartAsync(reads: false);

        using var request = Unpacked.Request("/api/cases/nobody/events", "br");
        using var response = await server.Http.SendAsync(request, Stop);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        response.StatusCode = System.Net.HttpStatusCode.OK;
        Assert.Contains("case", System.Text.Encoding.UTF8.GetString(await Unpacked.BytesAsync(response, Stop)));
    }

    private static async Task<long> LengthAsync(HttpResponseMessage response) =>
        (await response.Content.ReadAsByteArrayAsync(Stop)).Length;
}
