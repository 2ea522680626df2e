using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Models.Contract;
using Surgical.Models.Remote.Connection;
using Surgical.Models.Remote.Replies;

namespace Surgical.Models.Remote;

/// <summary>What can be known of a model that somebody else runs. Pure.</summary>
internal static class RemoteIdentity
{
    // Which weights a name stands for, where vLLM tells. What else a server tells comes and goes: llama.cpp's sizes
    // when a model is loaded, the time of the request, the whole list of a server in front.
    private static readonly string[] Weights = ["root", "parent"];

    // Tried with what they really send; transformers serve takes a temperature and ignores it.
    private static readonly string[] Samplers = ["vllm", "llamacpp"];

    /// <summary>
    /// Name and digest. The digest stands for the server's word: its address, the name, and where it says so which
    /// weights are meant; not for the weights.
    /// </summary>
    /// <param name="address">Where it is served.</param>
    /// <param name="models">What the server lists; null where it has no list.</param>
    /// <exception cref="ModelException">The list does not have the model, or says that it sees no pictures.</exception>
    public static ServedModel Of(RemoteModelAddress address, JsonElement? models)
    {
        var entry = models is { } list ? EntryOf(list, address) : null;
        RemoteSight.Demand(address, models, entry);
        return new(
            IdentityOf(address, entry),
            [address.Name, .. NamesIn(entry)],
            TakesSampling: Samplers.Contains(entry.Find("owned_by")?.ToString()));
    }

    private static ModelIdentity IdentityOf(RemoteModelAddress address, JsonElement? entry)
    {
        JsonObject known = new() { ["server"] = address.Server, ["name"] = address.Name };
        foreach (var name in Weights)
        {
            if (entry.Find(name) is { } weights && weights.ToString() != address.Name)
            {
                known[name] = weights.ToString();
            }
        }

        return new ModelIdentity(
            $"{address.Name} at {address.Url.Authority} (remote, weights not verified)",
            Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(known, RemoteJson.Options))),
            KnowsOnly: null)
        { DigestKind = DigestKind.ServerWord };
    }

    private static JsonElement? EntryOf(JsonElement? list, RemoteModelAddress address)
    {
        if (list.Find("data") is not { ValueKind: JsonValueKind.Array } data)
        {
            return null;
        }

        List<JsonElement?> entries = [.. data.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object)];
        return entries.Find(entry => IdOf(entry) == address.Name)
            ?? entries.Find(entry => Aliases(entry).Contains(address.Name))
            ?? throw new ModelException(
            entries.Count == 0
                ? $"{address.Server}: expected a model {address.Name}, but no model is listed yet: some servers "
                    + "(transformers serve without a model's name) list one only after its first question. Start it "
                    + "with the model, or put one question to it by other means."
                : $"{address.Server}: expected a model {address.Name}, "
                    + $"came {ServerConnection.Quoted(string.Join(", ", entries.Select(IdOf)))}.");
    }

    private static IEnumerable<string> NamesIn(JsonElement? entry) =>
        [.. new[] { IdOf(entry), entry.Find("root")?.ToString() }.OfType<string>(), .. Aliases(entry)];

    private static string? IdOf(JsonElement? entry) =>
        entry.Find("id") is { ValueKind: JsonValueKind.String } id ? id.GetString() : null;

    private static IEnumerable<string> Aliases(JsonElement? entry) =>
        entry.Find("aliases") is { ValueKind: JsonValueKind.Array } aliases
            ? aliases.EnumerateArray().Select(alias => alias.ToString())
            : [];
}
