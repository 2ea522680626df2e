using Surgical.Analyzer.Findings;

namespace Surgical.Cases.Chart.Effective;

/// <summary>Neighbouring key frames with the same flag, in the same state: people count spans, not frames.</summary>
/// <param name="Code">What it is.</param>
/// <param name="Reason">Of the first, in words.</param>
/// <param name="State">Whether anybody has settled it, and how.</param>
/// <param name="By">Who; null while it is open.</param>
/// <param name="Index">Frame number of the first key frame.</param>
/// <param name="Seconds">Its presentation time.</param>
/// <param name="StartSeconds">At the key frame before.</param>
/// <param name="EndSeconds">At the key frame behind the last one.</param>
/// <param name="KeyFrames">How many key frames have it.</param>
public sealed record FlagSpan(
    FlagCode Code,
    string Reason,
    FlagState State,
    string? By,
    long Index,
    double Seconds,
    double StartSeconds,
    double EndSeconds,
    int KeyFrames);
