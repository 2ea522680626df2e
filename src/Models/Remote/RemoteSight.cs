using System.Text.Json;
using Surgical.Models.Contract;
using Surgical.Models.Remote.Replies;

namespace Surgical.Models.Remote;

/// <summary>
/// Whether a server says that a model sees no pictures. llama.cpp answers every picture with 500 without the file of
/// the vision tower, so it is asked before the first one. Pure.
/// </summary>
internal static class RemoteSight
{
    private static readonly string[] Speaking = ["text", "completion"];
    private static readonly string[] Seeing = ["multimodal", "vision", "image"];

    /// <param name="address">Of the model.</param>
    /// <param name="models">What the server lists; null where it has no list.</param>
    /// <param name="entry">The model's part of it; null without one.</param>
    /// <exception cref="ModelException">It says so.</exception>
    public static void Demand(RemoteModelAddress address, JsonElement? models, JsonElement? entry)
    {
        List<JsonElement?> told = [entry, .. Details(models, address.Name)];
        if (told.Exists(IsBlind))
        {
            throw new ModelException(
                $"{address.Server}: expected a model that sees pictures, came {address.Name} without its vision "
                + "tower (llama.cpp's server is given it with --mmproj).");
        }
    }

    private static bool IsBlind(JsonElement? model) =>
        Lacks(model.Find("architecture").Find("input_modalities"))
        || Lacks(model.Find("input_modalities"))
        || Lacks(model.Find("capabilities"))
        || model.Find("capabilities").Find("vision") is { ValueKind: JsonValueKind.False };

    // Only a list that tells what goes in, not one of other abilities.
    private static bool Lacks(JsonElement? abilities)
    {
        if (abilities is not { ValueKind: JsonValueKind.Array } list)
        {
            return false;
        }

        var names = list.EnumerateArray().Select(ability => ability.ToString()).ToList();
        return names.Exists(Speaking.Contains) && !names.Exists(Seeing.Contains);
    }

    private static IEnumerable<JsonElement?> Details(JsonElement? models, string name)
    {
        if (models.Find("models") is { ValueKind: JsonValueKind.Array } details)
        {
            foreach (JsonElement? model in details.EnumerateArray())
            {
                if (model.Find("name")?.ToString() == name || model.Find("model")?.ToString() == name)
                {
                    yield return model;
                }
            }
        }
    }
}
