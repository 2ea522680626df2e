using Surgical.DataSets.Boxes;

namespace Surgical.DataSets.Coco;

/// <summary>instances.json of a case, in snake_case. There are boxes and no outlines: segmentation is empty.</summary>
/// <param name="Info">What it is of.</param>
/// <param name="Licenses">None.</param>
/// <param name="Images">Pictures, numbered from 1.</param>
/// <param name="Annotations">Boxes, numbered from 1.</param>
/// <param name="Categories">What boxes can be of, numbered from 1.</param>
internal sealed record CocoDocument(
    CocoInfo Info,
    IReadOnlyList<string> Licenses,
    IReadOnlyList<CocoImage> Images,
    IReadOnlyList<CocoAnnotation> Annotations,
    IReadOnlyList<CocoCategory> Categories)
{
    /// <param name="case">Name of the case.</param>
    /// <param name="frames">Its key frames with boxes, in order.</param>
    /// <param name="categories">Of the whole export, so that ids are the same in all its files.</param>
    public static CocoDocument Of(
        string @case, IReadOnlyList<BoxedFrame> frames, IReadOnlyList<string> categories) => new(
        new("Corrected key frames; for teaching and research", @case),
        [],
        [
            .. frames.Select((frame, place) => new CocoImage(
                place + 1, frame.FileName, frame.Width, frame.Height, frame.Index, frame.Seconds)),
        ],
        [
            .. frames.SelectMany((frame, place) => frame.Boxes.Select(box => (Image: place + 1, Box: box)))
                .Select((seen, place) => Annotation(place + 1, seen.Image, seen.Box, categories)),
        ],
        [.. categories.Select((name, place) => new CocoCategory(place + 1, name, ""))]);

    private static CocoAnnotation Annotation(
        int id, int image, SeenBox box, IReadOnlyList<string> categories) => new(
        id,
        image,
        categories.Index().First(category => category.Item == box.Category).Index + 1,
        [],
        [box.X, box.Y, box.Width, box.Height],
        box.Width * box.Height,
        Iscrowd: 0);
}

internal sealed record CocoInfo(string Description, string Case);

/// <summary>FrameIndex and Seconds are ours: the frame's number and presentation time in the video.</summary>
internal sealed record CocoImage(int Id, string FileName, int Width, int Height, long FrameIndex, double Seconds);

internal sealed record CocoAnnotation(
    int Id,
    int ImageId,
    int CategoryId,
    IReadOnlyList<double> Segmentation,
    IReadOnlyList<double> Bbox,
    double Area,
    int Iscrowd);

internal sealed record CocoCategory(int Id, string Name, string Supercategory);
