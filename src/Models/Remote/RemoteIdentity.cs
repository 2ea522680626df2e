using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Models.Contract;

namespace Surgical.Models.Remote;

/// <summary>What can be known of a model that somebody else runs. Pure.</summary>
internal static class RemoteIdentity
{
    // Those fields of vLLM's and llama.cpp's lists that belong to a model; "created" is the time of the request.
    private static readonly string[] Fields = ["id", "root", "parent", "owned_by"];
    private static readonly string[] Measures = ["n_params", "n_vocab", "n_embd", "size"];

    /// <summary>Name and digest. The digest stands for address, name and list entry, not for the weights.</summary>
    /// <param name="address">Where it is served.</param>
    /// <param name="models">What the server lists; null where it has no list.</param>
    /// <exception cref="ModelException">The list does not have the model, or says that it sees no pictures.</exception>
    public static ModelIdentity Of(RemoteModelAddress address, JsonElement? models)
    {
        var entry = models is { } list ? EntryOf(list, address) : null;
        RefuseBlind(address, models);
        JsonObject known = new() { ["server"] = address.Server, ["name"] = address.Name, ["entry"] = entry };
        return new ModelIdentity(
            $"{address.Name} at {address.Url.Authority} (remote, weights not verified)",
            Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(known, RemoteJson.Options))),
            KnowsOnly: null) { DigestKind = DigestKind.ServerWord };
    }

    private static JsonObject? EntryOf(JsonElement list, RemoteModelAddress address)
    {
        if (list.ValueKind != JsonValueKind.Object
            || !list.TryGetProperty("data", out var data)
            || data.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var entries = data.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object).ToList();
        var named = entries.Where(entry => IdOf(entry) == address.Name).ToList();
        return named.Count > 0
            ? Stable(named[0])
            : throw new ModelException(
                $"{address.Server}: expected a model {address.Name}, "
                + $"came {ServerConnection.Quoted(string.Join(", ", entries.Select(IdOf)))}.");
    }

    // llama.cpp lists what its models can do; without the file of the vision tower it answers every picture with 500.
    private static void RefuseBlind(RemoteModelAddress address, JsonElement? models)
    {
        if (models is not { ValueKind: JsonValueKind.Object } list
            || !list.TryGetProperty("models", out var details)
            || details.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (var model in details.EnumerateArray().Where(model => IsNamed(model, address.Name)))
        {
            if (model.TryGetProperty("capabilities", out var capabilities)
                && capabilities.ValueKind == JsonValueKind.Array
                && !capabilities.EnumerateArray().Any(capability => Is(capability, "multimodal")))
            {
                throw new ModelException(
                    $"{address.Server}: expected a model that sees pictures, came {address.Name} without its vision "
                    + "tower (llama.cpp's server is given it with --mmproj).");
            }
        }
    }

    private static bool IsNamed(JsonElement model, string name) =>
        model.ValueKind == JsonValueKind.Object && model.TryGetProperty("name", out var value) && Is(value, name);

    private static bool Is(JsonElement json, string text) =>
        json.ValueKind == JsonValueKind.String && json.GetString() == text;

    private static string? IdOf(JsonElement entry) =>
        entry.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    private static JsonObject Stable(JsonElement entry)
    {
        var stable = Chosen(entry, Fields);
        if (entry.TryGetProperty("meta", out var meta) && meta.ValueKind == JsonValueKind.Object)
        {
            stable["meta"] = Chosen(meta, Measures);
        }

        return stable;
    }

    private static JsonObject Chosen(JsonElement json, IEnumerable<string> names)
    {
        JsonObject chosen = [];
        foreach (var name in names)
        {
            if (json.TryGetProperty(name, out var value))
            {
                chosen[name] = JsonNode.Parse(value.GetRawText());
            }
        }

        return chosen;
    }
}
