using Surgical.Cases.Chart;
using Surgical.DataSets;
using Surgical.DataSets.Boxes;
using Surgical.DataSets.Coco;
using Surgical.DataSets.Training;

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
    /// <exception cref="DataSetException">There is nothing to write.</exception>
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
            throw new DataSetException("Expected key frames with boxes, found none.");
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
            export.Folder.Write(
                CocoFile.Text(from.Name, [.. frames.Select(frame => Seen(from, frame))], categories), place);
            TrainingFiles.RequireInstances(
                export.Folder.Place(place), frames.Count, frames.Sum(frame => frame.Boxes!.Count));
        }

        var lines = boxed.SelectMany(one =>
            one.Frames.Select(frame => (Seen(one.From, frame), $"{one.From.Name}/images")));
        export.Folder.Write(BoxFile.Text(lines), LinesName);
        export.WriteRecord(Format, boxed.ToDictionary(one => one.From.Entry.Id, one => one.Frames.Count));
        var count = boxed.Sum(one => one.Frames.Sum(frame => frame.Boxes!.Count));
        TrainingFiles.RequireBoxes(export.Folder.Place(LinesName), count);
        return $"case_*/annotations/instances.json, case_*/images and {LinesName}, {count} boxes "
            + $"(pictures: {pictures}, cases: {boxed.Count})";
    }

    private static List<FrameCorrection> Boxed(ExportedCase from) =>
        [.. from.Corrections.Frames.Select(frame => frame.Correction).Where(said => said.Boxes is not null)];

    private static BoxedFrame Seen(ExportedCase from, FrameCorrection frame) => new(
        from.PictureName(frame.Index),
        from.Video.Width,
        from.Video.Height,
        frame.Index,
        frame.Seconds,
        [.. frame.Boxes!.Select(box => new SeenBox(box.Category, box.X, box.Y, box.Width, box.Height))]);
}
