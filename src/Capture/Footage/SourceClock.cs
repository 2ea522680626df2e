using System.Globalization;

namespace Surgical.Capture;

/// <summary>
/// From a stream's own clock to the case's time: 0 where a player's clock begins, and never back.
/// </summary>
/// <remarks>
/// Counted in whole steps so fine that every time of the stream is one of them. A clock that goes back or begins anew,
/// as in recordings that were joined, is laid end to end; one that steps forward is a pause and stays one. The same
/// rule stands here and, for FFmpeg, in <see cref="Expression"/>.
/// </remarks>
/// <param name="StepsPerSecond">Steps of the case's clock in a second.</param>
/// <param name="StepsPerTick">Steps of the case's clock in one of the stream's.</param>
/// <param name="Start">
/// The stream's clock, in steps, where the case's shows 0; null where the first picture decides.
/// </param>
/// <param name="UsualStep">Steps from one picture to the next, usually; more than 0.</param>
/// <param name="StandsStill">Whether the stream's clock stands still while pictures go on.</param>
public sealed record SourceClock(
    long StepsPerSecond, long StepsPerTick, long? Start, long UsualStep, bool StandsStill)
{
    private const long LeastStepsPerSecond = 90_000;

    /// <summary>How many steps make a tick of a stream's clock fine enough.</summary>
    public static long Refine(long ticksPerSecond) => (LeastStepsPerSecond + ticksPerSecond - 1) / ticksPerSecond;

    /// <summary>To the nearest tick of a <see cref="TimeSpan"/>.</summary>
    public TimeSpan At(long steps)
    {
        var ticks = (Int128)steps * TimeSpan.TicksPerSecond;
        return new((long)((ticks + (StepsPerSecond / 2 * Int128.Sign(ticks))) / StepsPerSecond));
    }

    /// <summary>To the nearest step.</summary>
    public long Steps(TimeSpan at) =>
        (long)((((Int128)at.Ticks * StepsPerSecond) + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond);

    /// <summary>Lays pictures out that come one after the other.</summary>
    /// <param name="clocks">The stream's clock at each, in its ticks, in the order in which they are shown.</param>
    /// <returns>Steps of the case's clock, growing.</returns>
    public IReadOnlyList<long> Lay(IEnumerable<long> clocks)
    {
        var laid = new List<long>();
        var start = Start;
        long offset = 0;
        foreach (var clock in clocks)
        {
            start ??= clock * StepsPerTick;
            var at = Math.Max(0, (clock * StepsPerTick) - start.Value + offset);
            if (laid.Count > 0 && at <= laid[^1])
            {
                var next = laid[^1] + (at < laid[^1] || StandsStill ? UsualStep : 1);
                offset += at < laid[^1] || StandsStill ? next - at : 0;
                at = next;
            }

            laid.Add(at);
        }

        return laid;
    }

    /// <summary>The rule as an expression of FFmpeg's filter <c>setpts</c>, in steps.</summary>
    /// <remarks>
    /// It keeps in 0 what was added so far, in 1 the last time, in 2 whether there was one, in 4 the start. Two
    /// pictures of one time stay two, a step apart: nobody sees the difference, and none is lost.
    /// https://ffmpeg.org/ffmpeg-filters.html#setpts_002c-asetpts
    /// </remarks>
    public string Expression()
    {
        var start = Start is { } known
            ? known.ToString(CultureInfo.InvariantCulture)
            : "ld(4)";
        var init = Start is null ? "if(not(ld(2)),st(4,if(isnan(PTS),0,PTS)));" : "";
        var again = StandsStill ? "lte" : "lt";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{init}st(3,if(isnan(PTS),ld(1)+ld(2)*{UsualStep},max(0,PTS-{start}+ld(0))));"
            + $"if(ld(2)*{again}(ld(3),ld(1)),st(0,ld(0)+ld(1)+{UsualStep}-ld(3));st(3,ld(1)+{UsualStep}));"
            + $"if(ld(2)*eq(ld(3),ld(1)),st(3,ld(1)+1));"
            + $"st(2,1);st(1,ld(3));ld(3)");
    }
}
