using System.Text.Json;
using Surgical.DataSets.Files;
using Surgical.DataSets.Flare;

namespace Surgical.DataSets.Boxes;

/// <summary>
/// Boxes of pictures, one JSON object a line, in the unit of the file (LMOD+: shares of width and height).
/// </summary>
public static class BoxFile
{
    private static readonly string[] Corners = ["xmin", "ymin", "xmax", "ymax"];

    /// <summary>Boxes by picture; a picture may have several lines.</summary>
    /// <exception cref="DataSetException">The file is missing or empty, or a row cannot be read.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<Box>> Read(string path, ColumnMapping columns) =>
        JsonFile.Lines(path)
            .Select(line => (
                Image: columns.Text(line.Row, "image", line.Place),
                Boxes: Boxes(columns.Value(line.Row, "boxes", line.Place), columns, line.Place)))
            .GroupBy(line => line.Image)
            .ToDictionary(image => image.Key, image => (IReadOnlyList<Box>)[.. image.SelectMany(line => line.Boxes)]);

    /// <summary>Boxes in the columns of LMOD+.</summary>
    /// <param name="frames">Each with the folder of its picture, relative to the file's.</param>
    public static string Text(IEnumerable<(BoxedFrame Frame, string Folder)> frames) =>
        DataSetJson.LinesSnake(frames.Select(boxed => BoxLine.Of(boxed.Frame, boxed.Folder)));

    private static Box[] Boxes(JsonElement list, ColumnMapping columns, string place) =>
        list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(box => Box(box, columns, place))]
            : throw new DataSetException($"{place}: expected a list of boxes, got {JsonFile.Kind(list)}.");

    private static Box Box(JsonElement box, ColumnMapping columns, string place)
    {
        if (box.ValueKind != JsonValueKind.Object)
        {
            throw new DataSetException(
                $"{place}: expected a box with xmin, ymin, xmax and ymax, got {JsonFile.Kind(box)}.");
        }

        var corners = Corners.Select(name => Number(box, name, place)).ToArray();
        return corners[0] <= corners[2] && corners[1] <= corners[3]
            ? new(corners[0], corners[1], corners[2], corners[3], NormalText.Of(columns.Text(box, "label", place)))
            : throw new DataSetException(
                $"{place}: expected a box with xmin before xmax and ymin before ymax, got {box}.");
    }

    private static double Number(JsonElement box, string name, string place) =>
        box.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && double.IsFinite(value.GetDouble())
            ? value.GetDouble()
            : throw new DataSetException($"{place}: expected a number as {name} of a box, got {box}.");
}
