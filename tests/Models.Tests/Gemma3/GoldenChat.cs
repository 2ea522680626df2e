using System.Text.Json;
using Surgical.Models.Gemma3;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Gemma3;

/// <summary>One chat of golden/text/chats.json.</summary>
internal sealed record GoldenChat(string Name, IReadOnlyList<ChatTurn> Turns, string Text, IReadOnlyList<int> Ids)
{
    /// <summary>All of them, in the order of the file.</summary>
    public static IReadOnlyList<GoldenChat> ReadAll()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Golden.File("text/chats.json")));
        return [.. file.RootElement.EnumerateObject().Select(chat => new GoldenChat(
            chat.Name,
            [.. chat.Value.GetProperty("messages").EnumerateArray().Select(Turn)],
            chat.Value.GetProperty("text").GetString()!,
            [.. chat.Value.GetProperty("ids").EnumerateArray().SelectMany(Run)]))];
    }

    private static ChatTurn Turn(JsonElement message)
    {
        var content = message.GetProperty("content");
        return new(
            message.GetProperty("role").GetString() switch
            {
                "system" => ChatRole.System,
                "user" => ChatRole.User,
                _ => ChatRole.Model,
            },
            content.ValueKind == JsonValueKind.String
                ? [new ChatItem.Words(content.GetString()!)]
                : [.. content.EnumerateArray().Select(Item)]);
    }

    private static ChatItem Item(JsonElement item) => item.GetProperty("type").GetString() == "image"
        ? new ChatItem.Picture()
        : new ChatItem.Words(item.GetProperty("text").GetString()!);

    // A run of one token is written [id, count].
    private static IEnumerable<int> Run(JsonElement ids) => ids.ValueKind == JsonValueKind.Array
        ? Enumerable.Repeat(ids[0].GetInt32(), ids[1].GetInt32())
        : [ids.GetInt32()];
}
