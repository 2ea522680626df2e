using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Surgical.TestKit.Chat;

/// <summary>What a server of chat completions does with a question.</summary>
public static partial class ChatAnswers
{
    /// <summary>Probability of every token that is told.</summary>
    public const double LogProbability = -0.25;

    /// <summary>Streams a text word by word, each a token, and ends.</summary>
    /// <param name="text">The reply.</param>
    /// <param name="finish">finish_reason; null for a stream that only stops.</param>
    /// <param name="withTokens">Whether log-probabilities and counts are told, as vLLM does when it is asked.</param>
    public static Func<HttpContext, Task> Say(string text, string? finish = "stop", bool withTokens = true) =>
        async context =>
        {
            Begin(context);
            await SendAsync(context, Chunk("", role: true));
            foreach (Match word in Words().Matches(text))
            {
                await SendAsync(context, Chunk(word.Value, withTokens: withTokens));
            }

            if (finish is not null)
            {
                await SendAsync(context, Chunk("", finish: finish));
                if (withTokens)
                {
                    await SendAsync(context, Usage(Words().Count(text) + 1));
                }

                await SendAsync(context, "[DONE]");
            }
        };

    /// <summary>Streams data as it is, each an event, and stops.</summary>
    public static Func<HttpContext, Task> Events(params string[] data) => async context =>
    {
        Begin(context);
        foreach (var item in data)
        {
            await SendAsync(context, item);
        }
    };

    /// <summary>A piece of a reply, as data of an event.</summary>
    public static string Chunk(string text, string? finish = null, bool role = false, bool withTokens = false)
    {
        var token = new JsonObject
        {
            ["token"] = text,
            ["logprob"] = LogProbability,
            ["bytes"] = new JsonArray([.. Encoding.UTF8.GetBytes(text).Select(value => (JsonNode)(int)value)]),
        };
        var delta = new JsonObject { ["content"] = text };
        if (role)
        {
            delta["role"] = "assistant";
        }

        return new JsonObject
        {
            ["object"] = "chat.completion.chunk",
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["delta"] = delta,
                ["logprobs"] = withTokens ? new JsonObject { ["content"] = new JsonArray(token) } : null,
                ["finish_reason"] = finish,
            }),
        }.ToJsonString();
    }

    /// <summary>A status, and headers as "Name: value".</summary>
    public static Func<HttpContext, Task> Status(int status, string body = "", params string[] headers) => context =>
    {
        context.Response.StatusCode = status;
        foreach (var header in headers)
        {
            var parts = header.Split(": ", 2);
            context.Response.Headers[parts[0]] = parts[1];
        }

        return context.Response.WriteAsync(body);
    };

    /// <summary>
    /// Streams a piece, and a comment as keeps connections alive; then nothing, until the client goes.
    /// </summary>
    public static Func<HttpContext, Task> Stall(string text) => async context =>
    {
        Begin(context);
        await SendAsync(context, Chunk(text));
        await context.Response.WriteAsync(": ping\n\n");
        await context.Response.Body.FlushAsync();
        var gone = new TaskCompletionSource();
        await using var left = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    };

    /// <summary>Streams pieces for as long as somebody listens, no faster than a model would.</summary>
    public static Func<HttpContext, Task> NeverEnd(string text) => async context =>
    {
        Begin(context);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await SendAsync(context, Chunk(text));
            await pace.WaitForNextTickAsync();
        }
    };

    /// <summary>Streams one line for as long as somebody listens.</summary>
    public static Func<HttpContext, Task> NeverEndTheLine() => async context =>
    {
        Begin(context);
        var line = new string('x', 1 << 20);
        await context.Response.WriteAsync("data: ");
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.WriteAsync(line);
        }
    };

    private static string Usage(int tokens) => new JsonObject
    {
        ["choices"] = new JsonArray(),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 300, ["completion_tokens"] = tokens },
    }.ToJsonString();

    private static void Begin(HttpContext context) => context.Response.ContentType = "text/event-stream; charset=utf-8";

    private static async Task SendAsync(HttpContext context, string data)
    {
        await context.Response.WriteAsync($"data: {data}\n\n");
        await context.Response.Body.FlushAsync();
    }

    [GeneratedRegex(@"\S+\s*|\s+")]
    private static partial Regex Words();
}
