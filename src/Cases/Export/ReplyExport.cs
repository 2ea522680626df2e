using Surgical.DataSets;
using Surgical.DataSets.Folds;
using Surgical.DataSets.Replies;
using Surgical.DataSets.Training;

namespace Surgical.Cases.Export;

/// <summary>cot.jsonl and its pictures: replies that are right, with folds that keep a case on one side.</summary>
public static class ReplyExport
{
    /// <summary>Its name on the command line.</summary>
    public const string Format = "cot";

    private const string LinesName = "cot.jsonl";

    /// <summary>Writes the folder's content.</summary>
    /// <param name="export">What of.</param>
    /// <param name="folds">1 for none.</param>
    /// <param name="withoutVerdict">Also key frames that no instructor looked at.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>What was written, in words.</returns>
    /// <exception cref="DataSetException">There is nothing to write, or fewer cases than folds.</exception>
    public static async Task<string> WriteAsync(
        CaseExport export, int folds, bool withoutVerdict, CancellationToken cancellationToken)
    {
        var rows = new List<(ExportedCase From, IReadOnlyList<TrainingRow> Rows)>();
        foreach (var from in export.WithVideo())
        {
            var answers = await export.Store.AnswersAsync(from.Entry.Id, cancellationToken);
            if (TrainingRows.Of(from, answers, withoutVerdict, export.LeftOut) is { Count: > 0 } some)
            {
                rows.Add((from, some));
            }
        }

        if (rows.Count == 0)
        {
            throw new DataSetException(
                "Expected key frames with a verdict and a reply, found none"
                + (withoutVerdict ? "." : "; --all takes others too."));
        }

        var foldOf = GroupKFold.FoldOfCase([.. rows.SelectMany(one => one.Rows).Select(row => row.Case)], folds);
        export.Progress.Expect(rows.Sum(one => one.Rows.Count));
        foreach (var (from, some) in rows)
        {
            await export.WritePicturesAsync(
                from, [.. some.Select(row => (row.Index, row.Seconds))], ["images"], cancellationToken);
        }

        var all = rows.SelectMany(one => one.Rows).Select(row => row with { Fold = foldOf[row.Case] }).ToList();
        export.Folder.Write(ChainOfThoughtFile.Text(all), LinesName);
        export.WriteRecord(Format, all.CountBy(row => row.Case).ToDictionary());
        TrainingFiles.RequireReplies(export.Folder.Place(LinesName), all.Count);
        return $"{LinesName} and images, {all.Count} replies with their pictures (cases: {rows.Count}, folds: {folds})";
    }
}
