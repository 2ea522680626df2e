using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Phases;
using Surgical.Cases.Chart;
using Surgical.Cases.Store.Tables;
using Surgical.DataSets.Corrections;
using Surgical.DataSets.Replies;
using Surgical.Models.Gemma3;

namespace Surgical.Cases.Export;

/// <summary>Which key frames of a case teach something, and what. Pure.</summary>
internal static class TrainingRows
{
    /// <summary>Rows in the order of the video; their fold is not known yet.</summary>
    /// <param name="from">The case.</param>
    /// <param name="answers">What was asked and replied, by number of the event.</param>
    /// <param name="withoutVerdict">Also key frames that no instructor looked at.</param>
    /// <param name="leftOut">Told about every other key frame.</param>
    public static IReadOnlyList<TrainingRow> Of(
        ExportedCase from, IReadOnlyDictionary<long, AnswerRow> answers, bool withoutVerdict, LeftOut leftOut)
    {
        var corrections = from.Corrections.Frames.Select(frame => frame.Correction).ToDictionary(said => said.Index);
        var rows = new List<TrainingRow>();
        foreach (var (number, keyFrame) in from.KeyFrames)
        {
            var said = corrections.GetValueOrDefault(keyFrame.Index);
            if (said is null && !withoutVerdict)
            {
                leftOut.Add("no verdict");
                continue;
            }

            // A frame that a gate kept from the model would have been asked about like all others of its case.
            var asked = answers.GetValueOrDefault(number) ?? answers.Values.FirstOrDefault();
            var (thinking, answer) = (said?.Thinking ?? keyFrame.Thinking, said?.Answer ?? keyFrame.Answer);
            if (Flaw(thinking, answer, said, asked) is { } flaw)
            {
                leftOut.Add(flaw);
                continue;
            }

            rows.Add(Row(from, keyFrame, said, asked!, TwoPartReply.Of(thinking!, answer!)));
        }

        return rows;
    }

    private static string? Flaw(string? thinking, string? answer, FrameCorrection? said, AnswerRow? asked)
    {
        if (thinking is null || answer is null)
        {
            return "no thinking and final answer";
        }

        if (asked is null)
        {
            return "nothing was asked in the whole case";
        }

        if (ControlTokens.FirstIn(thinking + answer) is not null)
        {
            return "a token in the reply that steers models";
        }

        return TwoPartReply.Read(thinking, answer) switch
        {
            null => "a reply that would be read otherwise than it was",
            { Vote.Phase: var named } when said is not null && PhaseNames.Id(named) != said.Phase =>
                "a corrected phase, and a reply that still names another",
            _ => null,
        };
    }

    private static TrainingRow Row(
        ExportedCase from, KeyFrameAnalysis keyFrame, FrameCorrection? said, AnswerRow asked, string answer) => new(
        from.Entry.Id,
        $"images/{from.PictureName(keyFrame.Index)}",
        asked.Prompt,
        answer,
        Fold: 0,
        said?.Phase ?? keyFrame.Phase,
        said?.Verdict is CorrectionVerdict.Corrected,
        said?.Verdict is { } verdict ? Word(verdict) : null,
        keyFrame.Index,
        keyFrame.Seconds,
        asked.System,
        keyFrame.Model,
        keyFrame.Profile,
        keyFrame.FrameSha256);

    private static ReplyVerdict Word(CorrectionVerdict verdict) =>
        verdict is CorrectionVerdict.Confirmed ? ReplyVerdict.Confirmed : ReplyVerdict.Corrected;
}
