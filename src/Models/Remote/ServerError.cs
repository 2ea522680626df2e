using System.Text.Json;

namespace Surgical.Models.Remote;

/// <summary>The reason that a server gives when it fails. Pure.</summary>
internal static class ServerError
{
    /// <summary>
    /// The text of "error" (a text, or an object with "message"), "message" or "detail"; null without one.
    /// </summary>
    public static string? In(JsonElement json)
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
                    : In(value) ?? ServerConnection.Quoted(value.GetRawText());
            }
        }

        return null;
    }
}

/// <summary>The server does not like the form of a request. Never leaves this folder.</summary>
/// <param name="message">What it said.</param>
internal sealed class RefusedRequestException(string message) : Exception(message);
