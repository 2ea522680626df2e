using Surgical.Capture;
using Surgical.Models.Contract;

namespace Surgical.Analyzer.Findings;

/// <summary>All that is known about one key frame before it is interpreted.</summary>
/// <param name="Index">Frame number in the source, from 0.</param>
/// <param name="At">Presentation time from the start of the video.</param>
/// <param name="Analysis">What became of it.</param>
/// <param name="Reply">What the model said; null when it was not asked or did not answer.</param>
/// <param name="Quality">What was measured on the frame.</param>
/// <param name="Latency">Capture to publication.</param>
/// <param name="FrameSha256">Of the RGB bytes that the model was, or would have been, shown.</param>
/// <param name="Model">Digest of the model.</param>
/// <param name="Profile">Digest of the profile by which it is asked.</param>
public sealed record KeyFrameFacts(
    long Index,
    TimeSpan At,
    Analysis Analysis,
    ModelReply? Reply,
    FrameQuality Quality,
    TimeSpan Latency,
    string FrameSha256,
    string Model,
    string Profile);
