using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Surgical.Analyzer;
using Surgical.Models.Contract;
using Surgical.Models.Pictures;
using Surgical.Models.Remote;
using Surgical.TestKit.Chat;

namespace Surgical.Models.Tests.Remote;

/// <summary>A server, and the model on it.</summary>
internal sealed class AskedModel : IAsyncDisposable
{
    private AskedModel(ChatServer server, OpenAiModel model, ConcurrentQueue<TimeSpan> pauses) =>
        (Server, Model, Pauses) = (server, model, pauses);

    public ChatServer Server { get; }

    public OpenAiModel Model { get; }

    /// <summary>Pauses that the model wanted; none is made.</summary>
    public ConcurrentQueue<TimeSpan> Pauses { get; }

    public static Question Question { get; } = new([Picture()], "What is shown?", System: null, MaxTokens: 20);

    public static Task<AskedModel> StartAsync(params Func<HttpContext, Task>[] answers) =>
        StartAsync(new RemoteModelOptions(), answers);

    public static async Task<AskedModel> StartAsync(
        RemoteModelOptions options, params Func<HttpContext, Task>[] answers)
    {
        var server = await ChatServer.StartAsync(TestContext.Current.CancellationToken);
        server.Answers = answers;
        ConcurrentQueue<TimeSpan> pauses = [];
        return new AskedModel(server, await OpenAsync(server, options, pauses), pauses);
    }

    public static Task<OpenAiModel> OpenAsync(
        ChatServer server, RemoteModelOptions options, ConcurrentQueue<TimeSpan> pauses, string? name = null) =>
        OpenAiModel.OpenAsync(
            RemoteModelAddress.Parse(name ?? server.Name),
            options,
            ShownPicture.EncodePng,
            TimeProvider.System,
            new NoPauses(pauses),
            TestContext.Current.CancellationToken);

    public async Task<(ModelReply Reply, IReadOnlyList<string> Pieces)> AskAsync(Question? question = null)
    {
        List<string> pieces = [];
        return (await Model.AskAsync(question ?? Question, pieces.Add, TestContext.Current.CancellationToken), pieces);
    }

    /// <summary>Asks without listening, as a case is read.</summary>
    public Task<ModelReply> ReadAsync() =>
        Model.AskAsync(Question, streamed: null, TestContext.Current.CancellationToken);

    /// <summary>What the failure of a question says.</summary>
    public async Task<string> FailsAsync() => (await Assert.ThrowsAnyAsync<ModelException>(ReadAsync)).Message;

    public async ValueTask DisposeAsync()
    {
        await Model.DisposeAsync();
        await Server.DisposeAsync();
    }

    private static ModelPicture Picture()
    {
        var bgr = new byte[30 * 20 * 3];
        new Random(1).NextBytes(bgr);
        return ImageProcessor.Process(bgr, 30, 20, 896);
    }
}
