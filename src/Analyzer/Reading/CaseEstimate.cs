using Surgical.Capture;

namespace Surgical.Analyzer.Reading;

/// <summary>
/// How long a case will still take, from the answers measured so far. Pure; for one run, on one thread.
/// </summary>
/// <remarks>Nothing is assumed of a model: before its first answer nothing is known.</remarks>
/// <param name="length">Of the video; null where it is not known, and then nothing ever is.</param>
/// <param name="sampler">How key frames are chosen.</param>
public sealed class CaseEstimate(TimeSpan? length, KeyFrameSamplerOptions sampler)
{
    private TimeSpan _at;
    private TimeSpan _spent;
    private int _seen;
    private int _asked;

    /// <summary>
    /// The fewest and the most key frames that the whole video can have; null where its length is not known.
    /// </summary>
    public (long Fewest, long Most)? KeyFrames => length is not { } end ? null
        : sampler.FixedGap is { } gap ? (Count(end, gap), Count(end, gap))
        : (Count(end, sampler.GreatestGap), Count(end, sampler.LeastGap));

    /// <summary>
    /// What is still to come, at the mean time of the key frames so far; null before the first answer.
    /// </summary>
    public TimeSpan? Remaining => length is { } end && _asked > 0 ? _spent / _seen * KeyFramesLeft(end) : null;

    /// <summary>Takes in the next key frame.</summary>
    /// <param name="at">In the video.</param>
    /// <param name="spent">Null where the model was not asked.</param>
    public void Observe(TimeSpan at, AnswerTime? spent)
    {
        _at = at;
        _seen++;
        _asked += spent is null ? 0 : 1;
        _spent += spent?.Total ?? TimeSpan.Zero;
    }

    // By change: as often as up to now. The first key frame is at the start and tells nothing, so the fewest count.
    private double KeyFramesLeft(TimeSpan end) => sampler.FixedGap is { } gap
        ? Math.Max(0, Count(end, gap) - Count(_at + TimeSpan.FromTicks(1), gap))
        : Math.Max(0, (end - _at) / (_seen > 1 ? _at / (_seen - 1) : sampler.GreatestGap));

    /// <summary>Multiples of a gap, 0 included, before an end.</summary>
    private static long Count(TimeSpan end, TimeSpan gap) => (long)Math.Ceiling(end / gap);
}
