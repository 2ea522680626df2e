using System.Text.Json;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;

namespace Surgical.Models.Processing;

/// <summary>
/// Reads generation_config.json but for the end ids, which are the configuration's; where there is none, the same keys
/// of config.json, as transformers does. What is asked for and does not happen is noted by name, but for values that
/// ask for nothing.
/// </summary>
internal static class GenerationReader
{
    private const string File = "generation_config.json";
    private const string Older = "config.json";

    private static readonly string[] Honoured =
    [
        "repetition_penalty", "no_repeat_ngram_size", "bad_words_ids", "min_length", "min_new_tokens",
        "forced_eos_token_id", "suppress_tokens", "begin_suppress_tokens", "stop_strings",
    ];

    // Read here or elsewhere, or without a word to the tokens.
    private static readonly string[] Silent =
    [
        .. Honoured, "eos_token_id", "forced_bos_token_id", "do_sample", "temperature", "top_k", "top_p", "min_p",
        "typical_p", "epsilon_cutoff", "eta_cutoff", "top_h", "max_new_tokens", "_from_model_config",
        "transformers_version", "bos_token_id", "pad_token_id", "decoder_start_token_id", "use_cache",
        "output_attentions", "output_hidden_states", "output_scores", "output_logits", "return_dict_in_generate",
        "return_legacy_cache", "renormalize_logits", "cache_implementation", "cache_config", "compile_config",
        "disable_compile", "prefill_chunk_size", "low_memory", "trust_remote_code",
    ];

    private static readonly Dictionary<string, double> Neutral = new()
    {
        ["repetition_penalty"] = 1,
        ["no_repeat_ngram_size"] = 0,
        ["min_length"] = 0,
        ["min_new_tokens"] = 0,
        ["max_length"] = 20,
        ["num_beams"] = 1,
        ["num_beam_groups"] = 1,
        ["num_return_sequences"] = 1,
        ["diversity_penalty"] = 0,
        ["length_penalty"] = 1,
        ["guidance_scale"] = 1,
        ["encoder_repetition_penalty"] = 1,
        ["encoder_no_repeat_ngram_size"] = 0,
    };

    /// <param name="generation">Of generation_config.json; null where there is none.</param>
    /// <param name="config">Of config.json; null where it does not count.</param>
    /// <param name="vocabulary">Rows of the embedding.</param>
    /// <param name="problems">Takes what cannot be read.</param>
    /// <param name="notes">Takes what does not happen.</param>
    public static GenerationSettings Read(
        JsonElement? generation, JsonElement? config, int vocabulary, Problems problems, List<string> notes)
    {
        var older = config is { } read ? OlderKeys(read) : [];
        if (generation is { ValueKind: JsonValueKind.Object } given)
        {
            notes.AddRange(older.Where(setting => Asks(setting.Key, setting.Value)).Select(setting =>
                $"{Older}: {setting.Key} {JsonText.Shown(setting.Value)} changes nothing: {File} stands beside it."));
            NoteRest(given, notes);
            return Read(new ConfigurationSection(given, File, problems), File, vocabulary, notes);
        }

        var settings = new ConfigurationSection(JsonSerializer.SerializeToElement(older), Older, problems);
        return Read(settings, Older, vocabulary, notes);
    }

    private static GenerationSettings Read(
        ConfigurationSection settings, string file, int vocabulary, List<string> notes)
    {
        NoteSampling(settings, file, notes);
        return new(
            settings.Positive("repetition_penalty", 1),
            settings.Size("no_repeat_ngram_size"),
            TokenLists.Several(settings, "bad_words_ids", vocabulary),
            settings.Size("min_length"),
            settings.Size("min_new_tokens"),
            TokenLists.One(settings, "forced_eos_token_id", vocabulary),
            TokenLists.Banned(settings, "suppress_tokens", vocabulary),
            TokenLists.Banned(settings, "begin_suppress_tokens", vocabulary),
            TokenLists.Texts(settings, "stop_strings"));
    }

    // The whole model's keys come before its decoder's.
    private static Dictionary<string, JsonElement> OlderKeys(JsonElement config)
    {
        var keys = new Dictionary<string, JsonElement>();
        foreach (var part in (JsonElement?[])[config, Part(config, "text_config")])
        {
            foreach (var name in Honoured)
            {
                if (part is { } holder && Part(holder, name) is { ValueKind: not JsonValueKind.Null } value)
                {
                    keys.TryAdd(name, value);
                }
            }
        }

        return keys;
    }

    private static JsonElement? Part(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var part) ? part : null;

    private static void NoteSampling(ConfigurationSection settings, string file, List<string> notes)
    {
        if (settings.Flag("do_sample") == true)
        {
            var words = ((ReadOnlySpan<string>)["temperature", "top_k", "top_p", "min_p"]).ToArray()
                .Where(name => settings.Find(name) is not null)
                .Select(name => $", {name} {settings.Find(name)}");
            notes.Add($"{file} asks for sampling (do_sample{string.Concat(words)}): the question profile says how "
                + "tokens are chosen, the likeliest unless it says otherwise.");
        }

        if (settings.Find("max_new_tokens") is { } most)
        {
            notes.Add($"{file}: max_new_tokens {JsonText.Shown(most)} does not count, as every question says its own.");
        }

        if (settings.Find("forced_bos_token_id") is not null)
        {
            notes.Add($"{file}: forced_bos_token_id changes nothing behind a prompt, in transformers neither.");
        }
    }

    private static void NoteRest(JsonElement given, List<string> notes) => notes.AddRange(given.EnumerateObject()
        .Where(setting => !Silent.Contains(setting.Name) && Asks(setting.Name, setting.Value))
        .Select(setting => $"{File}: {setting.Name} {JsonText.Shown(setting.Value)} is not honoured."));

    private static bool Asks(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => false,
        JsonValueKind.Number when Neutral.TryGetValue(name, out var neutral) =>
            !neutral.Equals(ConfigurationSection.Finite(value)),
        JsonValueKind.Array => value.GetArrayLength() > 0,
        _ => true,
    };
}
