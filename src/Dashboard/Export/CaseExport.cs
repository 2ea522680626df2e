using Surgical.Analyzer;
using Surgical.Analyzer.Reports;
using Surgical.Dashboard.Store;

namespace Surgical.Dashboard.Export;

/// <summary>What every format of an export has to do with.</summary>
/// <param name="Store">Only read.</param>
/// <param name="Data">Where the videos lie.</param>
/// <param name="Cases">The chosen ones, in order of arrival.</param>
/// <param name="Folder">Takes the files.</param>
/// <param name="LeftOut">Told about everything that is not exported.</param>
/// <param name="Progress">Told about every picture.</param>
internal sealed record CaseExport(
    CaseStore Store,
    DataFolder Data,
    IReadOnlyList<ExportedCase> Cases,
    ExportFolder Folder,
    LeftOut LeftOut,
    ExportProgress Progress)
{
    /// <summary>Name of what says where an export came from.</summary>
    public const string RecordName = "export.json";

    /// <summary>Writes the pictures of frames of a case.</summary>
    /// <param name="from">The case.</param>
    /// <param name="frames">Number and presentation time, ascending.</param>
    /// <param name="folder">Inside of the export.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public Task WritePicturesAsync(
        ExportedCase from,
        IReadOnlyList<(long Index, double Seconds)> frames,
        IReadOnlyList<string> folder,
        CancellationToken cancellationToken) => FramePictures.TakeAsync(
            Data.Played(from.Entry.Id, from.Video.Transcoded),
            frames,
            (index, png) =>
            {
                Folder.Write(png, [.. folder, from.PictureName(index)]);
                Progress.Add();
            },
            cancellationToken);

    /// <summary>Writes what the export is of: its format, and how much of which case is in it.</summary>
    public void WriteRecord(string format, IReadOnlyDictionary<string, int> items) => Folder.Write(
        ExportJson.Indented(new
        {
            AnalysisFolder.Notice,
            Format = format,
            Cases = Cases.Where(from => items.ContainsKey(from.Entry.Id)).Select(from => new
            {
                Case = from.Entry.Id,
                Items = items[from.Entry.Id],
                from.Video.Width,
                from.Video.Height,
                from.Video.FramesPerSecond,
                from.Video.DurationSeconds,
                from.Entry.OriginalSha256,
                from.Model,
            }),
            LeftOut = LeftOut.Counts,
        }),
        RecordName);
}
