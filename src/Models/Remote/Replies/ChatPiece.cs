using System.Text;
using System.Text.Json;
using Surgical.Models.Remote.Connection;
using static Surgical.Models.Remote.Replies.LenientJson;

namespace Surgical.Models.Remote.Replies;

/// <summary>One event of a streamed answer, or a whole one.</summary>
/// <param name="Thought">What it adds to the thinking that the server parts from the reply.</param>
/// <param name="Text">What it adds to the reply.</param>
/// <param name="Tokens">Bytes and log-probability of its tokens; empty where the server does not tell.</param>
/// <param name="Finish">Why the reply ended; null while it goes on.</param>
internal sealed record ChatPiece(string Thought, string Text, IReadOnlyList<RemoteToken> Tokens, string? Finish)
{
    // What proxies send to keep a connection, where they do not use comments.
    private static readonly string[] Pings = ["ping", "[ping]", "keepalive", "keep-alive", "heartbeat"];

    /// <summary>An event that says nothing.</summary>
    public static ChatPiece Nothing { get; } = new("", "", [], null);

    /// <summary>Null where it does not say.</summary>
    public int? PromptTokens { get; private init; }

    /// <summary>Null where it does not say.</summary>
    public int? ReplyTokens { get; private init; }

    /// <summary>Name of the model that answers; null where it does not say.</summary>
    public string? Model { get; private init; }

    /// <summary>Why the server cannot go on; null while it can.</summary>
    public ServerError? Error { get; private init; }

    /// <summary>Reads the data of an event, or a body.</summary>
    /// <exception cref="ServerUnavailableException">It is no piece of an answer.</exception>
    public static ChatPiece Parse(string data)
    {
        if (IsPing(data.Trim().Trim('"')))
        {
            return Nothing;
        }

        try
        {
            var json = LenientJson.Parse(data);
            return ServerError.Of(json) is { } error ? Nothing with { Error = error } : Read(json);
        }
        catch (Exception garbage) when (garbage is JsonException or InvalidOperationException or FormatException)
        {
            if (ServerError.OfBroken(data) is { } error)
            {
                return Nothing with { Error = error };
            }

            var came = ServerConnection.Quoted(data);
            throw new ServerUnavailableException(
                $"Expected a piece of an answer as OpenAI's API streams it, came: {came}", inner: garbage)
            {
                IsThere = true,
            };
        }
    }

    private static bool IsPing(string text) =>
        text.Length == 0 || Pings.Contains(text, StringComparer.OrdinalIgnoreCase);

    private static ChatPiece Read(JsonElement? json)
    {
        var usage = json.Find("usage");
        var choices = json.Find("choices");
        if (choices is null && usage is null)
        {
            return IsPing((json.Find("type") ?? json.Find("object") ?? json.Find("event"))?.ToString() ?? "none")
                ? Nothing
                : throw new FormatException("Neither choices nor usage.");
        }

        JsonElement? choice = choices is { ValueKind: JsonValueKind.Array } some && some.GetArrayLength() > 0
            ? some[0]
            : null;
        var words = choice.Find("delta") ?? choice.Find("message");
        return new ChatPiece(ThoughtIn(words), words.Find("content").Text(), TokensIn(choice), FinishIn(choice))
        {
            PromptTokens = Count(usage, "prompt_tokens"),
            ReplyTokens = Count(usage, "completion_tokens"),
            Model = json.Find("model") is { ValueKind: JsonValueKind.String } name ? name.GetString() : null,
        };
    }

    // Two names of one thing, and vLLM has written both at once.
    private static string ThoughtIn(JsonElement? words)
    {
        var thought = words.Find("reasoning_content").Text();
        return thought.Length > 0 ? thought : words.Find("reasoning").Text();
    }

    private static string? FinishIn(JsonElement? choice) =>
        choice.Find("finish_reason")?.GetString() is { Length: > 0 } finish && finish != "null" ? finish : null;

    private static int? Count(JsonElement? usage, string name) =>
        usage.Find(name) is { ValueKind: JsonValueKind.Number } count && count.TryGetInt32(out var tokens)
            ? tokens
            : null;

    private static List<RemoteToken> TokensIn(JsonElement? choice)
    {
        List<RemoteToken> tokens = [];
        if (choice.Find("logprobs").Find("content") is { ValueKind: JsonValueKind.Array } entries)
        {
            foreach (JsonElement? entry in entries.EnumerateArray())
            {
                tokens.Add(new(BytesOf(entry), LogProbabilityOf(entry.Find("logprob"))));
            }
        }

        return tokens;
    }

    private static byte[] BytesOf(JsonElement? entry) => entry.Find("bytes") is { } given
        ? [.. given.EnumerateArray().Select(value => value.GetByte())]
        : Encoding.UTF8.GetBytes(entry.Find("token").Text());

    private static double? LogProbabilityOf(JsonElement? json) =>
        json is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var logarithm)
            ? RemoteToken.Known(logarithm)
            : null;
}
