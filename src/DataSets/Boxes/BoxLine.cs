namespace Surgical.DataSets.Boxes;

/// <summary>A line of boxes in LMOD+'s columns, in snake_case: corners are shares of width and height.</summary>
/// <param name="ImageId">Name of the picture, without its ending.</param>
/// <param name="RelativePath">Of the picture, from the folder of the file.</param>
/// <param name="Bboxes">What is where.</param>
internal sealed record BoxLine(string ImageId, string RelativePath, IEnumerable<BoxCorners> Bboxes)
{
    public static BoxLine Of(BoxedFrame frame, string folder) => new(
        Path.GetFileNameWithoutExtension(frame.FileName),
        $"{folder}/{frame.FileName}",
        frame.Boxes.Select(box => new BoxCorners(
            box.Category,
            box.X / frame.Width,
            box.Y / frame.Height,
            (box.X + box.Width) / frame.Width,
            (box.Y + box.Height) / frame.Height)));
}

internal sealed record BoxCorners(string RegionType, double Xmin, double Ymin, double Xmax, double Ymax);
