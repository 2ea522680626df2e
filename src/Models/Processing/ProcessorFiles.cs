using System.Text.Json;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Pictures;

namespace Surgical.Models.Processing;

/// <summary>
/// The files of a snapshot that say how its processor works: preprocessor_config.json, and processor_config.json, whose
/// image_processor takes the place of the former as a whole, as in transformers.
/// </summary>
internal static class ProcessorFiles
{
    private const string Older = "preprocessor_config.json";
    private const string Newer = "processor_config.json";

    private static readonly string[] Read =
        ["image_processor", "processor_class", "image_seq_length", "chat_template", "transformers_version"];

    /// <param name="snapshot">Its folder, or an adapter's.</param>
    /// <param name="model">What the files must go with.</param>
    /// <param name="problems">Takes what cannot be honoured.</param>
    /// <param name="notes">Takes what changes nothing.</param>
    /// <returns>Null where no file says how pictures are prepared.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static PictureProcessing? Pictures(
        string snapshot, Gemma3Configuration model, Problems problems, List<string> notes)
    {
        var older = Object(snapshot, Older, problems);
        var newer = Object(snapshot, Newer, problems);
        if (newer is { } processor)
        {
            CheckProcessor(processor, model, problems, notes);
        }

        var size = model.Vision.ImageSize;
        if (newer is { } whole
            && new ConfigurationSection(whole, Newer, problems).Find("image_processor") is { } nested
            && nested.ValueKind == JsonValueKind.Object)
        {
            return PictureProcessingReader.Read(nested, $"{Newer}, image_processor", size, problems, notes);
        }

        return older is { } settings
            ? PictureProcessingReader.Read(settings, Older, size, problems, notes)
            : null;
    }

    private static void CheckProcessor(
        JsonElement json, Gemma3Configuration model, Problems problems, List<string> notes)
    {
        var processor = new ConfigurationSection(json, Newer, problems);
        processor.Only("processor_class", "Gemma3Processor");
        processor.Section("image_processor");
        if (processor.Find("image_seq_length") is not null
            && processor.Count("image_seq_length", model.TokensPerImage) != model.TokensPerImage)
        {
            processor.Refuse(
                "image_seq_length",
                $"{model.TokensPerImage}, as config.json says (mm_tokens_per_image)",
                processor.Find("image_seq_length"));
        }

        notes.AddRange(json.EnumerateObject()
            .Where(setting => setting.Value.ValueKind != JsonValueKind.Null && !Read.Contains(setting.Name))
            .Select(setting => $"{Newer}: {setting.Name} changes nothing here."));
    }

    private static JsonElement? Object(string snapshot, string name, Problems problems)
    {
        if (JsonText.In(snapshot, name, problems) is not { } json)
        {
            return null;
        }

        if (json.ValueKind == JsonValueKind.Object)
        {
            return json;
        }

        problems.Add(name, "an object", JsonText.Shown(json));
        return null;
    }
}
