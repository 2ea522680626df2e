using System.Text;
using Surgical.Cases.Chart.Moments;
using Surgical.TestKit.Cases;

namespace Surgical.Dashboard.Tests.Review;

/// <summary>A real server with a case that has key frames at 0, 2, 4 ... 18 s, and somebody who corrects it.</summary>
internal sealed class ReviewedCase : IAsyncDisposable
{
    private ReviewedCase(RunningServer server, string id) => (Server, Id) = (server, id);

    public RunningServer Server { get; }

    public string Id { get; }

    public string Moments => $"/api/cases/{Id}/moments";

    public string Corrections => $"/api/cases/{Id}/corrections";

    public static async Task<ReviewedCase> StartAsync()
    {
        var server = await RunningServer.StartAsync(reads: false);
        var id = await server.EnterCaseAsync();
        await server.Journal.PreparedAsync(Say.Video(id), TestContext.Current.CancellationToken);
        await server.AppendAsync(id, Say.Started);
        for (var seconds = 0; seconds < 20; seconds += 2)
        {
            await server.AppendAsync(id, Say.KeyFrame(seconds, "incision"));
        }

        return new(server, id);
    }

    public Task<HttpResponseMessage> PostAsync(string json, string path = "") =>
        PostAsync(Encoding.UTF8.GetBytes(json), path);

    public Task<HttpResponseMessage> PostAsync(byte[] body, string path = "", string type = "application/json") =>
        SendAsync(HttpMethod.Post, Corrections + path, body, type);

    /// <summary>Sends something about the moments of the case.</summary>
    public Task<HttpResponseMessage> MarkAsync(string json, string path = "", HttpMethod? method = null) =>
        SendAsync(method ?? HttpMethod.Post, Moments + path, Encoding.UTF8.GetBytes(json));

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string address, byte[] body, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new(type);
        return await Server.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<CaseMoments> ListAsync() => Server.GetAsync<CaseMoments>(Moments);

    /// <summary>The words of a refusal.</summary>
    public static async Task<string> WordsAsync(HttpResponseMessage response) =>
        (await RunningServer.ReadAsync<Problem>(response)).Detail ?? "";

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private sealed record Problem(string? Detail);
}
