using System.Text.Json;

namespace Surgical.Models.Files.Foreign;

/// <summary>
/// A config.json of another model, or of weights that were quantised before: what else is in it then has another
/// meaning. Pure.
/// </summary>
internal static class ForeignConfiguration
{
    /// <summary>What to do with weights that were quantised.</summary>
    public const string WayOut = "let a server such as vLLM or, for MLX, mlx-vlm's speak for them (--model openai:"
        + $"URL#NAME, {Elsewhere}), or give the repository that they were quantised from";

    private const string Ours = "gemma3";
    private const string Elsewhere = "docs/models-elsewhere.md";

    // Of transformers, in the text's own part in some files; MLX; older files of compressed-tensors.
    private static readonly string[] Quantised = ["quantization_config", "quantization", "compression_config"];

    /// <summary>Refuses another model, and weights that were quantised, before anything else is looked at.</summary>
    /// <param name="config">The whole of config.json; null where it is no JSON, which is told among the rest.</param>
    /// <param name="subject">What the message begins with.</param>
    /// <exception cref="ImportException">It is one; the message says what to do.</exception>
    public static void Refuse(JsonElement? config, string subject)
    {
        if (config is { } read)
        {
            var problems = new Problems();
            Check(read, problems);
            problems.ThrowIfAny(subject);
        }
    }

    /// <summary>Adds what speaks against reading any further: of the model, and of its weights.</summary>
    /// <param name="config">The whole of config.json.</param>
    /// <param name="problems">Takes it.</param>
    public static void Check(JsonElement config, Problems problems)
    {
        if (Find(config, "model_type") is not { } type)
        {
            problems.Add("model_type", Ours, "nothing");
        }
        else if (type.ValueKind != JsonValueKind.String || !type.ValueEquals(Ours))
        {
            problems.Add("model_type", Ours, $"{JsonText.Shown(type)}, {Kind(config, type)}");
        }

        foreach (var (part, name) in Places(config))
        {
            if (Find(part, name) is { ValueKind: not JsonValueKind.False } settings)
            {
                problems.Add(name, "none, as only weights that are not quantised are read", Described(name, settings));
                return;
            }
        }
    }

    private static IEnumerable<(JsonElement Part, string Name)> Places(JsonElement config) =>
    [
        .. Quantised.Select(name => (config, name)),
        .. Find(config, "text_config") is { } text ? Quantised.Select(name => (text, name)) : [],
    ];

    // gemma3_text is the decoder alone, in its own checkpoints; others tell by their parts whether they see.
    private static string Kind(JsonElement config, JsonElement type) =>
        type.ValueKind == JsonValueKind.String && type.ValueEquals("gemma3_text")
            ? "a Gemma 3 that reads text alone; give one that sees, such as google/medgemma-4b-it"
        : Find(config, "vision_config") is null
            ? "another model, which by its configuration sees no pictures"
        : $"another model; where it sees, a server such as vLLM can speak for it ({Elsewhere})";

    private static string Described(string name, JsonElement settings)
    {
        var method = Text(settings, "quant_method") ?? (name == "quantization" ? "MLX" : "unnamed");
        var bits = Bits(settings) is { } number ? $"{number}-bit " : "";
        return $"{bits}weights ({method}); {WayOut}";
    }

    private static int? Bits(JsonElement settings) =>
        IsTrue(settings, "load_in_4bit") ? 4
        : IsTrue(settings, "load_in_8bit") ? 8
        : Number(settings, "bits") ?? Number(settings, "w_bit") ?? OfGroups(settings)
            ?? (Text(settings, "quant_method") is { } method
                && method.Contains("fp8", StringComparison.OrdinalIgnoreCase) ? 8 : null);

    // compressed-tensors: config_groups.group_0.weights.num_bits
    private static int? OfGroups(JsonElement settings) =>
        Find(settings, "config_groups") is { ValueKind: JsonValueKind.Object } groups
            ? groups.EnumerateObject()
                .Select(group => Find(group.Value, "weights") is { } weights ? Number(weights, "num_bits") : null)
                .FirstOrDefault(bits => bits is not null)
            : null;

    private static JsonElement? Find(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
            && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    private static string? Text(JsonElement json, string name) =>
        Find(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static int? Number(JsonElement json, string name) =>
        Find(json, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value)
            ? value
            : null;

    private static bool IsTrue(JsonElement json, string name) => Find(json, name) is { ValueKind: JsonValueKind.True };
}
