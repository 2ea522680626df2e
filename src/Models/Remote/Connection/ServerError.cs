using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Surgical.Models.Remote.Connection;

/// <summary>What a server says of its failure, in a body or as an event of a stream. Pure.</summary>
/// <param name="Words">Fit for a terminal; empty where it says nothing.</param>
/// <param name="Status">The HTTP status that it stands for; null where it does not say.</param>
internal sealed partial record ServerError(string Words, int? Status)
{
    /// <summary>Of JSON that has "error"; null for all else.</summary>
    public static ServerError? Of(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object
            || !json.TryGetProperty("error", out var error) || error.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return new(WordsIn(json) ?? "", StatusIn(error) ?? StatusIn(json));
    }

    /// <summary>
    /// Of an event that is no JSON but means to be an error: transformers serve does not escape the words that it puts
    /// into it. Null for all else.
    /// </summary>
    public static ServerError? OfBroken(string data) =>
        BrokenError().Match(data) is { Success: true } error
            ? new(ServerConnection.Quoted(error.Groups["words"].Value), null)
            : null;

    /// <summary>
    /// The text of "error" (a text, or an object with "message"), "message" or "detail"; null without one.
    /// </summary>
    public static string? WordsIn(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var name in (ReadOnlySpan<string>)["error", "message", "detail"])
        {
            if (json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                return value.ValueKind == JsonValueKind.String
                    ? ServerConnection.Quoted(value.GetString()!)
                    : WordsIn(value) ?? ServerConnection.Quoted(value.GetRawText());
            }
        }

        return null;
    }

    private static int? StatusIn(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var name in (ReadOnlySpan<string>)["code", "status", "status_code", "http_status_code"])
        {
            if (error.TryGetProperty(name, out var value)
                && int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
                && status is >= 400 and < 600)
            {
                return status;
            }
        }

        return error.TryGetProperty("type", out var type) ? StatusOf(type.ToString()) : null;
    }

    private static int? StatusOf(string type) => Letters().Replace(type, "").ToLowerInvariant() switch
    {
        "badrequesterror" or "badrequest" or "invalidrequesterror" or "invalidrequest" => 400,
        "authenticationerror" => 401,
        "notfounderror" => 404,
        "ratelimiterror" or "ratelimitexceeded" => 429,
        _ => null,
    };

    [GeneratedRegex("[^A-Za-z]")]
    private static partial Regex Letters();

    [GeneratedRegex("""\A\s*\{\s*"error"\s*:\s*"?(?<words>.*?)"?\s*\}?\s*\z""", RegexOptions.Singleline)]
    private static partial Regex BrokenError();
}
