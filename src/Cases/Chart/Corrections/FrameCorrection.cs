using System.Text.Json.Serialization;
using Surgical.Analyzer.Findings;
using Surgical.Cases.Store;

namespace Surgical.Cases.Chart;

/// <summary>What an instructor says about one key frame. Never changed; the newest one of a key frame counts.</summary>
/// <param name="Index">Frame number of the key frame in the played video.</param>
/// <param name="Seconds">Its presentation time: number and time must belong together.</param>
/// <param name="Verdict">Whether the reply stands.</param>
/// <param name="Phase">What the frame shows: an id of domain.md, idle among them, or <see cref="Unjudgeable"/>.</param>
/// <param name="By">A short name, as the instructor gave it.</param>
/// <param name="Thinking">The thinking that is right; null where the model's stands.</param>
/// <param name="Answer">The final answer that is right; null where the model's stands.</param>
/// <param name="Boxes">What is where; null where nobody looked, empty where there is nothing to be boxed.</param>
/// <param name="Comment">In words; never part of an export.</param>
/// <param name="WrongFlags">
/// Flags of the key frame that are wrong, whatever the verdict says of its reply; null for none. Never part of an
/// export.
/// </param>
public sealed record FrameCorrection(
    long Index,
    double Seconds,
    CorrectionVerdict Verdict,
    string Phase,
    string By,
    string? Thinking = null,
    string? Answer = null,
    IReadOnlyList<CorrectedBox>? Boxes = null,
    string? Comment = null,
    IReadOnlyList<FlagCode>? WrongFlags = null)
{
    /// <summary>In place of a phase: nobody could say from this frame.</summary>
    public const string Unjudgeable = "unjudgeable";
}

/// <summary>Whether the reply about a key frame stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CorrectionVerdict>))]
public enum CorrectionVerdict
{
    /// <summary>It is right as it is.</summary>
    [JsonStringEnumMemberName("confirmed")]
    Confirmed,

    /// <summary>Something in it, or that there is none, is put right.</summary>
    [JsonStringEnumMemberName("corrected")]
    Corrected,
}

/// <summary>Something in a frame, in pixels of the played video.</summary>
/// <param name="Category">What it is; Cataract-1K's names ("Lens Injector") fit best.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Above 0.</param>
/// <param name="Height">Above 0.</param>
public sealed record CorrectedBox(string Category, double X, double Y, double Width, double Height);
