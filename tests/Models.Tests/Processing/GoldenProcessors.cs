using System.Text.Json;
using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Pictures;
using Surgical.Models.Processing;
using Surgical.Models.Tests.Pictures;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Processing;

/// <summary>Pictures as transformers' processor makes them under other settings (images/processors.json).</summary>
internal static class GoldenProcessors
{
    private const int Size = 896;
    private const int Channels = 3;

    // golden/images/processors.json, "note".
    private const int FirstRow = 13;
    private const int FirstColumn = 29;
    private const int Step = 97;

    /// <summary>The whole document; the running test is skipped where it is missing.</summary>
    public static JsonDocument Read() =>
        JsonDocument.Parse(File.ReadAllBytes(Golden.File("images/processors.json")));

    public static PictureProcessing Processing(JsonElement settings)
    {
        var problems = new Problems();
        var read = PictureProcessingReader.Read(settings, "preprocessor_config.json", Size, problems, []);
        problems.ThrowIfAny("settings");
        return read;
    }

    /// <summary>A golden picture, prepared as the settings of a file and those of a call say.</summary>
    public static ModelPicture Picture(string name, JsonElement file, JsonElement call)
    {
        var source = PictureBytes.Read(Golden.File($"images/{name}.png"));
        return ImageProcessor.Process(source.Bgr, source.Width, source.Height, new PicturePreparation(Size)
        {
            First = call.TryGetProperty("first", out var first)
                ? [new(first.GetProperty("width").GetInt32(), (ResizeFilter)first.GetProperty("resample").GetInt32())]
                : [],
            Filter = Processing(file).Filter,
            PanAndScan = PanAndScanOf(call),
        });
    }

    /// <summary>The picture's planes and those of its crops.</summary>
    public static List<float[]> Planes(ModelPicture picture, JsonElement file) =>
        [.. picture.Crops.Prepend(picture).Select(one => PicturePatches.Planes(one, Processing(file)))];

    /// <summary>One channel's values on the document's grid.</summary>
    public static IEnumerable<float> Grid(float[] planes, int channel)
    {
        for (var row = FirstRow; row < Size; row += Step)
        {
            for (var column = FirstColumn; column < Size; column += Step)
            {
                yield return planes[(((channel * Size) + row) * Size) + column];
            }
        }
    }

    public static IEnumerable<double> Means(float[] planes) =>
        planes.Chunk(planes.Length / Channels).Select(plane => plane.Average(value => (double)value));

    private static PanAndScan? PanAndScanOf(JsonElement call)
    {
        if (!call.TryGetProperty("do_pan_and_scan", out var asks) || !asks.GetBoolean())
        {
            return null;
        }

        var own = new PanAndScan();
        return new(
            call.TryGetProperty("pan_and_scan_min_crop_size", out var crop) ? crop.GetInt32() : own.LeastCrop,
            call.TryGetProperty("pan_and_scan_max_num_crops", out var most) ? most.GetInt32() : own.MostCrops,
            call.TryGetProperty("pan_and_scan_min_ratio_to_activate", out var ratio)
                ? ratio.GetDouble()
                : own.LeastRatio);
    }
}
