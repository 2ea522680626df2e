using System.Text.Json.Nodes;

namespace Surgical.Analyzer.Results;

/// <summary>
/// Settings that an older version wrote down. Before a gate closed on what is no eye, everything was kept.
/// </summary>
public static class FormerSettings
{
    private const string Gate = "gate";
    private const string KeepEverything = "keepEverything";

    /// <summary>
    /// Settings with what their version did without saying it; a new object where it did not say all.
    /// </summary>
    /// <param name="there">Written down; null for none.</param>
    /// <param name="here">Of this version.</param>
    public static JsonNode? Completed(JsonNode? there, JsonNode? here)
    {
        if (there?[Gate] is not JsonObject before || before.ContainsKey(KeepEverything)
            || here?[Gate] is not JsonObject now)
        {
            return there;
        }

        var whole = there.DeepClone();
        foreach (var (key, value) in now.Where(setting => !before.ContainsKey(setting.Key)))
        {
            whole[Gate]![key] = key == KeepEverything ? true : value?.DeepClone();
        }

        return whole;
    }

    /// <summary>How to go on with what was begun before, where nothing else differs; null elsewhere.</summary>
    /// <param name="there">Written down; null for none.</param>
    /// <param name="here">Of this version, and different.</param>
    public static string? HowToGoOn(JsonNode? there, JsonNode? here)
    {
        var kept = here?.DeepClone();
        if (kept?[Gate] is not JsonObject gate || there?[Gate]?[KeepEverything] is not null)
        {
            return null;
        }

        gate[KeepEverything] = true;
        return JsonNode.DeepEquals(Completed(there, kept), kept)
            ? "it was begun before pictures that show no eye were kept from the model; "
                + "--keep-everything goes on with it"
            : null;
    }
}
