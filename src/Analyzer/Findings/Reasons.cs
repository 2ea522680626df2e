using Surgical.Capture;

namespace Surgical.Analyzer.Findings;

/// <summary>Why a key frame was not read: in the record, and in words for people.</summary>
internal static class Reasons
{
    /// <summary>The word in the record.</summary>
    public static UnreadReason Of(UnreadableReason reason) => reason switch
    {
        UnreadableReason.NoAnswer => UnreadReason.NoAnswer,
        UnreadableReason.CutOff => UnreadReason.CutOff,
        UnreadableReason.Ambiguous => UnreadReason.Ambiguous,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Expected a known reason."),
    };

    /// <summary>The word in the record.</summary>
    public static UnreadReason Of(Unjudgeable reason) => reason switch
    {
        Unjudgeable.TooDark => UnreadReason.TooDark,
        Unjudgeable.TooBright => UnreadReason.TooBright,
        Unjudgeable.Frozen => UnreadReason.Frozen,
        Unjudgeable.NoPicture => UnreadReason.NoPicture,
        Unjudgeable.Blurred => UnreadReason.Blurred,
        Unjudgeable.Damaged => UnreadReason.Damaged,
        Unjudgeable.NotAnEye => UnreadReason.NotAnEye,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Expected a known reason."),
    };

    /// <summary>The sentence for people.</summary>
    public static string InWords(UnreadableReason reason) => reason switch
    {
        UnreadableReason.NoAnswer => "The reply has no Final Answer.",
        UnreadableReason.CutOff => "The reply was cut off at its token limit.",
        UnreadableReason.Ambiguous => "The reply has two different Final Answers.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Expected a known reason."),
    };

    /// <summary>The sentence for people.</summary>
    public static string InWords(Unjudgeable reason) => reason switch
    {
        Unjudgeable.TooDark => "The picture is too dark.",
        Unjudgeable.TooBright => "The picture is too bright.",
        Unjudgeable.Frozen => "The picture is frozen.",
        Unjudgeable.NoPicture => "There is no picture.",
        Unjudgeable.Blurred => "The picture is hopelessly blurred.",
        Unjudgeable.Damaged => "The file is damaged here: the picture is not whole.",
        Unjudgeable.NotAnEye => "The picture does not show an eye.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Expected a known reason."),
    };
}
