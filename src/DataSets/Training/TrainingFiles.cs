using Surgical.DataSets.Boxes;
using Surgical.DataSets.Coco;
using Surgical.DataSets.Files;
using Surgical.DataSets.Phases;
using Surgical.DataSets.Replies;

namespace Surgical.DataSets.Training;

/// <summary>Reads exported data back as those who use it will, before it gets its name.</summary>
public static class TrainingFiles
{
    /// <summary>JSON lines of chain-of-thought.</summary>
    /// <exception cref="DataSetException">They cannot be read, or are not as many.</exception>
    public static void RequireReplies(string path, int count) =>
        Require(path, "replies", count, ChainOfThoughtFile.Read(path, ColumnMapping.ChainOfThought).Count);

    /// <summary>A COCO file.</summary>
    /// <exception cref="DataSetException">It cannot be read, or holds others.</exception>
    public static void RequireInstances(string path, int pictures, int boxes)
    {
        var read = CocoFile.Read(path);
        Require(path, "pictures", pictures, read.Count);
        Require(path, "boxes", boxes, read.Sum(picture => picture.Boxes.Count));
    }

    /// <summary>JSON lines of boxes in the columns of LMOD+.</summary>
    /// <exception cref="DataSetException">They cannot be read, or are not as many.</exception>
    public static void RequireBoxes(string path, int count) =>
        Require(path, "boxes", count, BoxFile.Read(path, ColumnMapping.Boxes).Values.Sum(boxes => boxes.Count));

    /// <summary>Phases that are a truth, in the columns of Cataract-1K.</summary>
    /// <exception cref="DataSetException">They cannot be read, or are not as many.</exception>
    public static void RequirePhases(string path, int count) =>
        Require(path, "phases", count, PhaseFile.Read(path, PhaseRole.Truth)?.Rows.Count ?? 0);

    private static void Require(string path, string what, int written, int read)
    {
        if (read != written)
        {
            throw new DataSetException($"{path}: expected the {written} {what} that were written, read {read}.");
        }
    }
}
