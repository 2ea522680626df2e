using Surgical.Cases.Chart;
using Surgical.Evaluation;
using Surgical.Evaluation.Data;

namespace Surgical.Cases.Export;

/// <summary>Boxes with their pictures: COCO files as Cataract-1K has them, and all in LMOD+'s columns.</summary>
public static class BoxExport
{
    /// <summary>Its name on the command line.</summary>
    public const string Format = "coco";

    private const string LinesName = "boxes.jsonl";

    /// <summary>Writes the folder's content.</summary>
    /// <param name="export">What of.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>What was written, in words.</returns>
    /// <exception cref="EvaluationException">There is nothing to write.</exception>
    public static async Task<string> WriteAsync(CaseExport export, CancellationToken cancellationToken)
    {
        var cases = export.WithVideo();
        var boxed = cases
            .Select(from => (From: from, Frames: Boxed(from)))
            .Where(one => one.Frames.Count > 0)
            .ToList();
        var pictures = boxed.Sum(one => one.Frames.Count);
        export.LeftOut.Add("no boxes", cases.Sum(from => from.KeyFrames.Count()) - pictures);
        if (boxed.Count == 0)
        {
            throw new EvaluationException("Expected key frames with boxes, found none.");
        }

        string[] categories =
        [
            .. boxed.SelectMany(one => one.Frames).SelectMany(frame => frame.Boxes!).Select(box => box.Category)
                .Distinct().Order(StringComparer.Ordinal),
        ];
        export.Progress.Expect(pictures);
        foreach (var (from, frames) in boxed)
        {
            await export.WritePicturesAsync(
                from,
                [.. frames.Select(frame => (frame.Index, frame.Seconds))],
                [from.Name, "images"],
                cancellationToken);
            string[] place = [from.Name, "annotations", "instances.json"];
            export.Folder.Write(ExportJson.IndentedSnake(CocoDocument.Of(from, frames, categories)), place);
            TrainingFiles.RequireInstances(
                export.Folder.Place(place), frames.Count, frames.Sum(frame => frame.Boxes!.Count));
        }

        var lines = boxed.SelectMany(one => one.Frames.Select(frame => Line(one.From, frame)));
        export.Folder.Write(ExportJson.LinesSnake(lines), LinesName);
        export.WriteRecord(Format, boxed.ToDictionary(one => one.From.Entry.Id, one => one.Frames.Count));
        var count = boxed.Sum(one => one.Frames.Sum(frame => frame.Boxes!.Count));
        TrainingFiles.RequireBoxes(export.Folder.Place(LinesName), count);
        return $"case_*/annotations/instances.json, case_*/images and {LinesName}, {count} boxes "
            + $"(pictures: {pictures}, cases: {boxed.Count})";
    }

    private static List<FrameCorrection> Boxed(ExportedCase from) =>
        [.. from.Corrections.Frames.Select(frame => frame.Correction).Where(said => said.Boxes is not null)];

    /// <summary>Corners as shares of width and height, as LMOD+ has them.</summary>
    private static object Line(ExportedCase from, FrameCorrection frame) => new
    {
        ImageId = Path.GetFileNameWithoutExtension(from.PictureName(frame.Index)),
        RelativePath = $"{from.Name}/images/{from.PictureName(frame.Index)}",
        Bboxes = frame.Boxes!.Select(box => new
        {
            RegionType = box.Category,
            Xmin = box.X / from.Video.Width,
            Ymin = box.Y / from.Video.Height,
            Xmax = (box.X + box.Width) / from.Video.Width,
            Ymax = (box.Y + box.Height) / from.Video.Height,
        }),
    };
}
