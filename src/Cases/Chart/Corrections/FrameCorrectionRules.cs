using System.Globalization;
using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Phases;
using Surgical.Models.Gemma3;

namespace Surgical.Cases.Chart;

/// <summary>Whether a correction fits the key frame that it is of. Pure.</summary>
public static class FrameCorrectionRules
{
    private const int MostBoxes = 200;

    // A time that went through another program's numbers.
    private const double SecondsOff = 0.0005;

    /// <summary>What is wrong with it, in words; null where nothing is.</summary>
    /// <param name="said">The correction.</param>
    /// <param name="keyFrame">Of its frame number.</param>
    /// <param name="width">Of the played video, pixels.</param>
    /// <param name="height">Of the played video, pixels.</param>
    public static string? Objection(FrameCorrection said, KeyFrameAnalysis keyFrame, int width, int height) =>
        (keyFrame.Status is KeyFrameStatus.Erased
            ? $"Expected a key frame that something is known of; what was read of {said.Index} is erased."
            : null)
        ?? Time(said, keyFrame)
        ?? CorrectionText.NameObjection("by", said.By)
        ?? Phase(said)
        ?? CorrectionText.CommentObjection(said.Comment)
        ?? Verdict(said, keyFrame)
        ?? Reply(said, keyFrame)
        ?? Boxes(said.Boxes ?? [], width, height)
        ?? WrongFlags(said.WrongFlags ?? [], keyFrame);

    private static string? Time(FrameCorrection said, KeyFrameAnalysis keyFrame) =>
        Math.Abs(said.Seconds - keyFrame.Seconds) < SecondsOff ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"Expected {keyFrame.Seconds} as the seconds of key frame {said.Index}, got {said.Seconds}.");

    private static string? Phase(FrameCorrection said) =>
        said.Phase == FrameCorrection.Unjudgeable || PhaseIds.All.Contains(said.Phase)
            ? null
            : $"Expected as phase {PhaseIds.Listed} or {FrameCorrection.Unjudgeable}, "
                + $"got '{PhaseIds.Short(said.Phase)}'.";

    private static string? Verdict(FrameCorrection said, KeyFrameAnalysis keyFrame) =>
        (said.Verdict, keyFrame.Status) switch
        {
            (CorrectionVerdict.Corrected, _) => null,
            (not CorrectionVerdict.Confirmed, _) =>
                $"Expected confirmed or corrected as verdict, got {(int)said.Verdict}.",
            _ when said.Thinking is not null || said.Answer is not null =>
                "Expected no thinking and no answer with the verdict confirmed: the model's stand. "
                + "Send corrected to change them.",
            (_, KeyFrameStatus.NotAsked) when said.Phase == FrameCorrection.Unjudgeable => null,
            (_, KeyFrameStatus.Read or KeyFrameStatus.Scored)
                when keyFrame.Phase is null || keyFrame.Phase == said.Phase => null,
            (_, KeyFrameStatus.Read or KeyFrameStatus.Scored) =>
                $"Expected {keyFrame.Phase} as phase with the verdict confirmed, as the reply says, got {said.Phase}. "
                + "Send corrected to change it.",
            (_, KeyFrameStatus.NotAsked) =>
                $"Expected {FrameCorrection.Unjudgeable} as phase of a confirmed frame that the model was not shown, "
                + $"got {said.Phase}. Send corrected to change it.",
            _ => "Expected the verdict corrected: this key frame has no reply that could be confirmed.",
        };

    /// <summary>What was changed must make, with what stands, a reply that the product reads as it was meant.</summary>
    private static string? Reply(FrameCorrection said, KeyFrameAnalysis keyFrame)
    {
        if (said.Thinking is null && said.Answer is null)
        {
            return null;
        }

        if ((Part("thinking", said.Thinking) ?? Part("answer", said.Answer)) is { } objection)
        {
            return objection;
        }

        if ((said.Thinking ?? keyFrame.Thinking, said.Answer ?? keyFrame.Answer) is not ({ } thinking, { } answer))
        {
            return "Expected thinking and answer: the model gave none that could stand.";
        }

        return TwoPartReply.Read(thinking, answer) switch
        {
            null => "Expected thinking and answer without the headings 'Thinking Process' and 'Final Answer', and "
                + "without blanks around them, so that the reply can be read again; got others.",
            { Vote.Phase: var named } when said.Thinking is not null && PhaseNames.Id(named) != said.Phase =>
                $"Expected a thinking that names {said.Phase}, as the correction does, or no phase; "
                + $"it names {PhaseNames.Id(named)}.",
            _ => null,
        };
    }

    private static string? WrongFlags(IReadOnlyList<FlagCode> wrong, KeyFrameAnalysis keyFrame)
    {
        var there = keyFrame.Flags.Select(flag => flag.Code).Distinct().ToList();
        var fits = wrong.Count <= there.Count && wrong.Distinct().Count() == wrong.Count && !wrong.Except(there).Any();
        return fits ? null
            : $"Expected as wrongFlags flags of key frame {keyFrame.Index}, each once, "
                + $"of {(there.Count == 0 ? "which it has none" : string.Join(", ", there.Select(Spelling.Of)))}; got "
                + $"{string.Join(", ", wrong.Take(there.Count + 1).Select(Spelling.Of))}.";
    }

    private static string? Part(string what, string? text) => text is null
        ? null
        : CorrectionText.Objection(what, text, CorrectionText.LongestPart)
            ?? (ControlTokens.FirstIn(text) is { } token
                ? $"Expected {what} without tokens that steer the model, got {token}."
                : null);

    private static string? Boxes(IReadOnlyList<CorrectedBox> boxes, int width, int height) =>
        boxes.Count > MostBoxes
            ? $"Expected at most {MostBoxes} boxes, got {boxes.Count}."
            : boxes.Select(box => Box(box, width, height)).FirstOrDefault(objection => objection is not null);

    private static string? Box(CorrectedBox? box, int width, int height)
    {
        if (box is null)
        {
            return "Expected boxes with category, x, y, width and height, got null.";
        }

        var isInside = box is { X: >= 0, Y: >= 0, Width: > 0, Height: > 0 }
            && box.X + box.Width <= width && box.Y + box.Height <= height;
        return CorrectionText.NameObjection("category of a box", box.Category)
            ?? (isInside ? null : string.Create(
                CultureInfo.InvariantCulture,
                $"Expected boxes inside of the frame of {width}x{height} pixels, "
                + $"got {box.Width}x{box.Height} at {box.X},{box.Y}."));
    }
}
