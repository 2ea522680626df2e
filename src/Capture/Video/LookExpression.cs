using System.Globalization;
using System.Numerics;

namespace Surgical.Capture;

/// <summary>Looks as an expression of ffmpeg's filter <c>select</c>, on the case's clock.</summary>
/// <remarks>
/// Whole numbers throughout, which a double holds exactly below 2^53: a time like 3.0 s never falls to the wrong side.
/// https://ffmpeg.org/ffmpeg-filters.html#select_002c-aselect
/// </remarks>
internal static class LookExpression
{
    /// <returns>Null where every picture is wanted.</returns>
    public static string? Of(Looks looks, SourceClock clock) => looks switch
    {
        Looks.Every every => EachGap(every, clock),
        Looks.At(var times) => AnyOf([.. times.Select(clock.Steps)]),
        _ => null,
    };

    private static string EachGap(Looks.Every every, SourceClock clock)
    {
        // Clocks of nanoseconds times an hour in ticks are more than 64 bits hold.
        BigInteger step = 2 * TimeSpan.TicksPerSecond;
        var whole = 2 * (BigInteger)every.Gap.Ticks * clock.StepsPerSecond;

        // Behind other parts a frame's time is a sum of two that are rounded to a tick: half a tick decides as they do.
        var lead = every.Lead > TimeSpan.Zero ? ((2 * (BigInteger)every.Lead.Ticks) + 1) * clock.StepsPerSecond : 0;
        var shared = BigInteger.GreatestCommonDivisor(BigInteger.GreatestCommonDivisor(step, whole), lead);
        return $"isnan(prev_selected_pts)+gt({Gaps("pts")},{Gaps("prev_selected_pts")})";

        string Gaps(string at)
        {
            var run = string.Create(CultureInfo.InvariantCulture, $"{at}*{step / shared}");
            run = lead.IsZero ? run : string.Create(CultureInfo.InvariantCulture, $"({run}+{lead / shared})");
            return string.Create(CultureInfo.InvariantCulture, $"floor({run}/{whole / shared})");
        }
    }

    /// <summary>A tree of comparisons: a list would be gone through for every picture.</summary>
    private static string AnyOf(ReadOnlySpan<long> clocks)
    {
        if (clocks.Length < 2)
        {
            return clocks.IsEmpty ? "0" : string.Create(CultureInfo.InvariantCulture, $"eq(pts,{clocks[0]})");
        }

        var middle = clocks.Length / 2;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"if(lt(pts,{clocks[middle]}),{AnyOf(clocks[..middle])},{AnyOf(clocks[middle..])})");
    }
}
