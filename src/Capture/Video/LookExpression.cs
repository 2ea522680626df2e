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
        Looks.Every(var gap) => EachGap(gap, clock),
        Looks.At(var times) => AnyOf([.. times.Select(clock.Steps)]),
        _ => null,
    };

    private static string EachGap(TimeSpan gap, SourceClock clock)
    {
        // Clocks of nanoseconds times an hour in ticks are more than 64 bits hold.
        BigInteger step = TimeSpan.TicksPerSecond;
        var whole = (BigInteger)gap.Ticks * clock.StepsPerSecond;
        var shared = BigInteger.GreatestCommonDivisor(step, whole);
        return $"isnan(prev_selected_pts)+gt({Gaps("pts")},{Gaps("prev_selected_pts")})";

        string Gaps(string at) => string.Create(
            CultureInfo.InvariantCulture, $"floor({at}*{step / shared}/{whole / shared})");
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
