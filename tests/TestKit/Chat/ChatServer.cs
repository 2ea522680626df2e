using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Surgical.TestKit.Chat;

/// <summary>A server of one model that speaks chat completions, and answers as a test wants.</summary>
public sealed class ChatServer : IAsyncDisposable
{
    private WebApplication _app = null!;
    private int _next;

    private ChatServer()
    {
    }

    /// <summary>Up to and with /v1.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>Name of the model.</summary>
    public string Model { get; init; } = "org/medgemma";

    /// <summary>What a client must bring; null for nothing.</summary>
    public string? Key { get; set; }

    /// <summary>Answers to questions, one after another, the last one for ever.</summary>
    public IReadOnlyList<Func<HttpContext, Task>> Answers { get; set; } = [ChatAnswers.Say("Yes.")];

    /// <summary>Answers to the first requests for the list of models.</summary>
    public ConcurrentQueue<Func<HttpContext, Task>> Lists { get; } = [];

    /// <summary>Every question, in the order of arrival.</summary>
    public ConcurrentQueue<ChatAsked> Asked { get; } = [];

    /// <summary>Starts it on a free port of this machine.</summary>
    public static async Task<ChatServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new ChatServer();
        (server._app, var addresses) = await LocalServer.StartAsync(
            "http://127.0.0.1:0", server.AnswerAsync, cancellationToken);
        server.Url = new Uri($"{addresses.Single()}/v1");
        return server;
    }

    /// <summary>As --model names it.</summary>
    public string Name => $"openai:{Url}#{Model}";

    /// <summary>The same of a server on another machine, for a program with <see cref="AsProxy"/>.</summary>
    public string NameOn(string host) => $"openai:http://{host}/v1#{Model}";

    /// <summary>Environment of a program that reaches this server under the name of any other.</summary>
    public IReadOnlyDictionary<string, string> AsProxy =>
        new Dictionary<string, string> { ["http_proxy"] = Url.GetLeftPart(UriPartial.Authority) };

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (Key is { } key && context.Request.Headers.Authorization != $"Bearer {key}")
        {
            context.Response.StatusCode = 401;
            return;
        }

        await (context.Request.Path.Value switch
        {
            "/v1/models" => ListAsync(context),
            "/v1/chat/completions" => ChatAsync(context),
            _ => ChatAnswers.Status(404)(context),
        });
    }

    private Task ListAsync(HttpContext context) => Lists.TryDequeue(out var instead)
        ? instead(context)
        : context.Response.WriteAsync(new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray(new JsonObject
            {
                ["id"] = Model,
                ["owned_by"] = "vllm",
                ["root"] = "/weights",
                ["created"] = Environment.TickCount64,
            }),
        }.ToJsonString());

    private async Task ChatAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        Asked.Enqueue(new(body.RootElement.Clone(), context.Request.Headers.Authorization));
        var answer = Answers[Math.Min(Interlocked.Increment(ref _next) - 1, Answers.Count - 1)];
        await answer(context);
    }
}

/// <summary>A question that came.</summary>
/// <param name="Body">JSON of the request.</param>
/// <param name="Authorization">The header; null without one.</param>
public sealed record ChatAsked(JsonElement Body, string? Authorization);
