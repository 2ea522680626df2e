using Surgical.Analyzer.Results;
using Surgical.Capture;
using Surgical.Cases.Chart;
using Surgical.Cases.Footage;
using Surgical.Cases.Reading;
using Surgical.Cases.Store;

namespace Surgical.Cases.Export;

/// <summary>What every format of an export has to do with.</summary>
/// <param name="Store">Only read.</param>
/// <param name="Data">Where the videos lie.</param>
/// <param name="Cases">The chosen ones, in order of arrival.</param>
/// <param name="Folder">Takes the files.</param>
/// <param name="LeftOut">Told about everything that is not exported.</param>
/// <param name="Progress">Told about every picture.</param>
public sealed record CaseExport(
    CaseStore Store,
    DataFolder Data,
    IReadOnlyList<ExportedCase> Cases,
    ExportFolder Folder,
    LeftOut LeftOut,
    ExportProgress Progress)
{
    /// <summary>Name of what says where an export came from.</summary>
    public const string RecordName = "export.json";

    /// <summary>The cases whose pictures can still be taken; the key frames of the others are left out.</summary>
    public IReadOnlyList<ExportedCase> WithVideo()
    {
        var there = Cases.Where(from => File.Exists(AnalysedOf(from))).ToList();
        LeftOut.Add(
            "key frames of cases whose video is gone", Cases.Except(there).Sum(from => from.KeyFrames.Count()));
        return there;
    }

    /// <summary>Writes the pictures of frames of a case.</summary>
    /// <param name="from">The case.</param>
    /// <param name="frames">Number and presentation time, ascending.</param>
    /// <param name="folder">Inside of the export.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="CaptureException">The video broke off, or is another one.</exception>
    public async Task WritePicturesAsync(
        ExportedCase from,
        IReadOnlyList<(long Index, double Seconds)> frames,
        IReadOnlyList<string> folder,
        CancellationToken cancellationToken)
    {
        try
        {
            RequireTaken(from);
            await FramePictures.TakeAsync(
                stop => AnalysedVideo.OpenAsync(Data, from.Entry.Id, from.Video.Transcoded, stop),
                frames,
                (index, png) =>
                {
                    Folder.Write(png, [.. folder, from.PictureName(index)]);
                    Progress.Add();
                },
                cancellationToken);

            // A file that is open can be read to its end whoever has deleted it.
            RequireTaken(from);
        }
        catch (CaptureException broken)
        {
            throw new CaptureException($"Case {from.Entry.Id}: {broken.Message}", broken);
        }
    }

    private void RequireTaken(ExportedCase from)
    {
        if (TakenFiles.FaultOf(Data, from.Entry, from.Video) is { } fault)
        {
            throw new CaptureException(TakenFiles.WordsOf(fault));
        }
    }

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
            Reviewers = new
            {
                Names = Cases.SelectMany(from => from.Corrections.Names).Distinct(StringComparer.Ordinal).Count(),
                Note = "As their senders gave them: there are no accounts, and nobody has checked who spoke.",
            },
            LeftOut = LeftOut.Counts,
        }),
        RecordName);

    private string AnalysedOf(ExportedCase from) => Data.Analysed(from.Entry.Id, from.Video.Transcoded);
}
