using System.Text;
using System.Text.Json;
using Surgical.Models.Contract;

namespace Surgical.Models.Remote;

/// <summary>One event of a streamed answer.</summary>
/// <param name="Text">What it adds to the reply.</param>
/// <param name="Tokens">Bytes and log-probability of its tokens; empty where the server does not tell.</param>
/// <param name="Finish">Why the reply ended; null while it goes on.</param>
/// <param name="PromptTokens">Null where it does not say.</param>
/// <param name="ReplyTokens">Null where it does not say.</param>
internal sealed record ChatPiece(
    string Text, IReadOnlyList<RemoteToken> Tokens, string? Finish, int? PromptTokens, int? ReplyTokens)
{
    /// <summary>Reads the data of an event.</summary>
    /// <exception cref="ModelException">It is no piece of an answer, or an error.</exception>
    public static ChatPiece Parse(string data)
    {
        JsonElement json;
        try
        {
            json = JsonElement.Parse(data);
            if (Find(json, "error") is not null && ServerError.In(json) is { } error)
            {
                throw new ModelException($"The server failed while it answered: {error}");
            }

            return Read(json);
        }
        catch (Exception garbage) when (garbage is JsonException or InvalidOperationException or FormatException)
        {
            throw new ModelException(
                $"Expected a piece of an answer as OpenAI's API streams it, came: {ServerConnection.Quoted(data)}",
                garbage);
        }
    }

    private static ChatPiece Read(JsonElement json)
    {
        var usage = Find(json, "usage");
        var choice = Find(json, "choices") is { ValueKind: JsonValueKind.Array } choices && choices.GetArrayLength() > 0
            ? choices[0]
            : (JsonElement?)null;
        if (choice is null && usage is null && Find(json, "choices") is null)
        {
            throw new FormatException("Neither choices nor usage.");
        }

        return new ChatPiece(
            Find(Find(choice, "delta"), "content")?.GetString() ?? "",
            [.. TokensIn(Find(Find(choice, "logprobs"), "content"))],
            Find(choice, "finish_reason")?.GetString(),
            Find(usage, "prompt_tokens")?.GetInt32(),
            Find(usage, "completion_tokens")?.GetInt32());
    }

    private static IEnumerable<RemoteToken> TokensIn(JsonElement? entries)
    {
        foreach (var entry in entries?.EnumerateArray() ?? [])
        {
            var bytes = Find(entry, "bytes") is { } given
                ? [.. given.EnumerateArray().Select(value => value.GetByte())]
                : Encoding.UTF8.GetBytes(Find(entry, "token")?.GetString() ?? "");
            var logarithm = Find(entry, "logprob")?.GetDouble()
                ?? throw new FormatException("A token without logprob.");
            yield return new RemoteToken(bytes, Math.Min(0, logarithm));
        }
    }

    private static JsonElement? Find(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } within
            && within.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
}

/// <summary>A token as a server tells it.</summary>
/// <param name="Bytes">Its text in UTF-8; a character may be spread over tokens.</param>
/// <param name="LogProbability">Natural logarithm.</param>
internal sealed record RemoteToken(byte[] Bytes, double LogProbability);
