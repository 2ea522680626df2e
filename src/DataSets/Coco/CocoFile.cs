using System.Text.Json;
using System.Text.Json.Serialization;
using Surgical.DataSets.Boxes;
using Surgical.DataSets.Files;

namespace Surgical.DataSets.Coco;

/// <summary>Instances in COCO's layout, as Cataract-1K ships them.</summary>
/// <remarks>
/// Ids of categories differ between its files, so that names count; second corneas and pupils are merged.
/// </remarks>
public static class CocoFile
{
    private static readonly JsonSerializerOptions Strict = new() { RespectNullableAnnotations = true };

    private static readonly Dictionary<string, string> SecondNames = new()
    {
        ["cornea1"] = "Cornea",
        ["pupil1"] = "Pupil",
    };

    /// <summary>Pictures in the order of the file, with their boxes in pixels.</summary>
    /// <exception cref="DataSetException">
    /// The file is missing, in another layout, or refers to what it lacks.
    /// </exception>
    public static IReadOnlyList<CocoPicture> Read(string path)
    {
        var document = Parse(path);
        if (document.Images.Count == 0)
        {
            throw new DataSetException($"{path}: expected images, found none.");
        }

        RequireDifferent(path, "image", document.Images.Select(image => image.Id));
        RequireDifferent(path, "category", document.Categories.Select(category => category.Id));
        var names = document.Categories.ToDictionary(
            category => category.Id, category => SecondNames.GetValueOrDefault(category.Name, category.Name));
        var boxes = document.Images.ToDictionary(image => image.Id, _ => new List<Box>());
        foreach (var annotation in document.Annotations)
        {
            if (!names.TryGetValue(annotation.CategoryId, out var name)
                || !boxes.TryGetValue(annotation.ImageId, out var list))
            {
                throw new DataSetException(
                    $"{path}: annotation {annotation.Id} expects image {annotation.ImageId} and category "
                    + $"{annotation.CategoryId}; the file lacks one of them.");
            }

            list.Add(ToBox(annotation, name, path));
        }

        return
        [
            .. document.Images.Select(
                image => new CocoPicture(image.FileName, image.Width, image.Height, boxes[image.Id])),
        ];
    }

    /// <summary>The file of a case's boxes.</summary>
    /// <param name="case">Name of the case.</param>
    /// <param name="frames">Its key frames with boxes, in order.</param>
    /// <param name="categories">Of the whole export, so that ids are the same in all its files.</param>
    public static string Text(string @case, IReadOnlyList<BoxedFrame> frames, IReadOnlyList<string> categories) =>
        DataSetJson.IndentedSnake(CocoDocument.Of(@case, frames, categories));

    private static void RequireDifferent(string path, string what, IEnumerable<long> ids)
    {
        var seen = new HashSet<long>();
        foreach (var id in ids)
        {
            if (!seen.Add(id))
            {
                throw new DataSetException($"{path}: expected every {what} once, got {id} twice.");
            }
        }
    }

    private static Box ToBox(AnnotationEntry annotation, string name, string path) =>
        annotation.Bbox is [var left, var top, >= 0 and var width, >= 0 and var height]
            ? new(left, top, left + width, top + height, name)
            : throw new DataSetException(
                $"{path}: annotation {annotation.Id}: expected a bbox of x, y, width and height, got "
                + $"[{string.Join(", ", annotation.Bbox)}].");

    private static Layout Parse(string path)
    {
        using var document = JsonFile.Read(path);
        try
        {
            return document.Deserialize<Layout>(Strict)
                ?? throw new DataSetException($"{path}: expected an object in COCO's layout, got null.");
        }
        catch (JsonException unreadable)
        {
            throw new DataSetException($"{path}: expected COCO's layout. {unreadable.Message}");
        }
    }

    private sealed record Layout
    {
        [JsonPropertyName("images")]
        public required IReadOnlyList<ImageEntry> Images { get; init; }

        [JsonPropertyName("annotations")]
        public required IReadOnlyList<AnnotationEntry> Annotations { get; init; }

        [JsonPropertyName("categories")]
        public required IReadOnlyList<CategoryEntry> Categories { get; init; }
    }

    private sealed record ImageEntry(
        [property: JsonPropertyName("id"), JsonRequired] long Id,
        [property: JsonPropertyName("file_name"), JsonRequired] string FileName,
        [property: JsonPropertyName("width"), JsonRequired] int Width,
        [property: JsonPropertyName("height"), JsonRequired] int Height);

    private sealed record AnnotationEntry(
        [property: JsonPropertyName("id"), JsonRequired] long Id,
        [property: JsonPropertyName("image_id"), JsonRequired] long ImageId,
        [property: JsonPropertyName("category_id"), JsonRequired] long CategoryId,
        [property: JsonPropertyName("bbox"), JsonRequired] IReadOnlyList<double> Bbox);

    private sealed record CategoryEntry(
        [property: JsonPropertyName("id"), JsonRequired] long Id,
        [property: JsonPropertyName("name"), JsonRequired] string Name);
}

/// <summary>One annotated picture.</summary>
/// <param name="FileName">"case5013_57.png" in Cataract-1K.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Boxes">Named as in the file.</param>
public sealed record CocoPicture(string FileName, int Width, int Height, IReadOnlyList<Box> Boxes)
{
    // Frames were taken every 5 s, the second at 0 s: 98.5 % of instruments then agree with the phases.
    private const double Step = 5;
    private const int First = 2;

    /// <summary>Where Cataract-1K took the picture, in seconds; null for another naming.</summary>
    public double? Seconds
    {
        get
        {
            var stem = Path.GetFileNameWithoutExtension(FileName);
            return int.TryParse(stem[(stem.LastIndexOf('_') + 1)..], out var number) && stem.Contains('_')
                ? Math.Max(0, Step * (number - First))
                : null;
        }
    }
}
