using System.Text.Json;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Pictures;

namespace Surgical.Models.Processing;

/// <summary>
/// Reads the settings of an image processor. What changes pictures is honoured or refused; what changes nothing in the
/// reference either, as it has its own values for it, gets a note.
/// </summary>
internal static class PictureProcessingReader
{
    private const int Channels = 3;

    private static readonly string[] Types =
        ["Gemma3ImageProcessor", "Gemma3ImageProcessorFast", "Gemma3ImageProcessorPil"];

    // Of the caller, of the file's own class, or without a word to the pixels.
    private static readonly string[] Silent =
    [
        "image_processor_type", "processor_class", "image_seq_length", "do_convert_rgb", "do_resize", "size",
        "resample", "do_rescale", "rescale_factor", "do_normalize", "image_mean", "image_std", "data_format",
        "return_tensors", "input_data_format", "device", "disable_grouping", "default_to_square",
        "_valid_processor_keys", "feature_extractor_type", "transformers_version",
    ];

    /// <param name="json">Settings of one image processor.</param>
    /// <param name="file">Where they stand, for messages.</param>
    /// <param name="imageSize">Pixels a side of what the model looks at.</param>
    /// <param name="problems">Takes what cannot be honoured.</param>
    /// <param name="notes">Takes what changes nothing.</param>
    public static PictureProcessing Read(
        JsonElement json, string file, int imageSize, Problems problems, List<string> notes)
    {
        var settings = new ConfigurationSection(json, file, problems);
        CheckKind(settings, imageSize);
        NoteRest(json, file, notes);
        var gemma = PictureProcessing.Gemma;
        var normalises = settings.Flag("do_normalize") ?? true;
        var rescales = settings.Flag("do_rescale") ?? true;
        return new(
            Filter(settings),
            rescales ? settings.Number("rescale_factor", gemma.Factor) : 1,
            normalises ? Each(settings, "image_mean", gemma.Mean) : [0, 0, 0],
            normalises ? Each(settings, "image_std", gemma.Std, mayBeZero: false) : [1, 1, 1]);
    }

    private static void CheckKind(ConfigurationSection settings, int imageSize)
    {
        if (settings.Find("image_processor_type") is { } type
            && !(type.ValueKind == JsonValueKind.String && Types.Contains(type.GetString())))
        {
            settings.Refuse("image_processor_type", Types[0], type);
        }

        if (settings.Flag("do_resize") == false)
        {
            settings.Refuse("do_resize", "true, as the model looks at one size alone", settings.Find("do_resize"));
        }

        settings.Only("data_format", "channels_first");
        if (settings.Find("size") is { } size && !IsSquare(size, imageSize))
        {
            settings.Refuse("size", $"height and width {imageSize}, as vision_config.image_size says", size);
        }
    }

    private static bool IsSquare(JsonElement size, int side) => size.ValueKind switch
    {
        JsonValueKind.Number => Is(size, side),
        JsonValueKind.Object => Given(size) == 2
            && size.TryGetProperty("height", out var height) && Is(height, side)
            && size.TryGetProperty("width", out var width) && Is(width, side),
        _ => false,
    };

    private static int Given(JsonElement size) =>
        size.EnumerateObject().Count(property => property.Value.ValueKind != JsonValueKind.Null);

    private static bool Is(JsonElement number, int expected) =>
        number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value) && value == expected;

    private static ResizeFilter Filter(ConfigurationSection settings)
    {
        if (settings.Find("resample") is not { } resample)
        {
            return ResizeFilter.Bilinear;
        }

        if (resample.ValueKind == JsonValueKind.Number
            && resample.TryGetInt32(out var number) && Enum.IsDefined((ResizeFilter)number))
        {
            return (ResizeFilter)number;
        }

        settings.Refuse("resample", "a filter of Pillow, 0 to 5", resample);
        return ResizeFilter.Bilinear;
    }

    private static double[] Each(
        ConfigurationSection settings, string name, IReadOnlyList<double> missing, bool mayBeZero = true)
    {
        if (settings.Find(name) is not { } value)
        {
            return [.. missing];
        }

        JsonElement[] each = value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray()]
            : [.. Enumerable.Repeat(value, Channels)];
        var read = each.Select(ConfigurationSection.Finite).ToArray();
        if (read.Length == Channels && read.All(one => one is { } number && (mayBeZero || number != 0)))
        {
            return [.. read.Select(one => one!.Value)];
        }

        settings.Refuse(name, $"one number or three{(mayBeZero ? "" : ", none of them 0")}", value);
        return [.. missing];
    }

    private static void NoteRest(JsonElement json, string file, List<string> notes)
    {
        var rest = json.EnumerateObject()
            .Where(setting => setting.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False)
                && !Silent.Contains(setting.Name))
            .Select(setting => setting.Name)
            .ToList();
        var crops = rest.Where(name => name.Contains("pan_and_scan", StringComparison.Ordinal)).ToList();
        if (crops.Contains("do_pan_and_scan"))
        {
            notes.Add($"{file} asks for pan and scan ({string.Join(", ", crops)}): a file cannot turn it on, in "
                + "transformers neither. A question profile can (picture.panAndScan).");
        }

        notes.AddRange(rest.Except(crops).Select(
            name => $"{file}: {name} changes nothing, as Gemma 3's image processor does not look at it."));
    }
}
