using Surgical.Capture;

namespace Surgical.Analyzer.Findings;

/// <summary>Why a key frame was not read: the words of files and messages, and those for people.</summary>
internal static class Reasons
{
    /// <summary>The word in the record.</summary>
    public static string Of(UnreadableReason reason) => reason switch
    {
        UnreadableReason.NoAnswer => "no-answer",
        UnreadableReason.CutOff => "cut-off",
        UnreadableReason.Ambiguous => "ambiguous",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Expected a known reason."),
    };

    /// <summary>The word in the record.</summary>
    public static string Of(Unjudgeable reason) => reason switch
    {
        Unjudgeable.TooDark => "too-dark",
        Unjudgeable.TooBright => "too-bright",
        Unjudgeable.Frozen => "frozen",
        Unjudgeable.NoPicture => "no-picture",
        Unjudgeable.Blurred => "blurred",
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
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Expected a known reason."),
    };
}
