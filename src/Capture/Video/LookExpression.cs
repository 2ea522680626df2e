using System.Globalization;
using System.Numerics;

namespace Surgical.Capture;

/// <summary>Looks as an expression of ffmpeg's filter <c>select</c>, on the stream's own clock.</summary>
/// <remarks>
/// Whole numbers throughout, which a double holds exactly below 2^53: a time like 3.0 s never falls to the wrong side.
/// https://ffmpeg.org/ffmpeg-filters.html#select_002c-aselect
/// </remarks>
internal static class LookExpression
{
    /// <returns>Null where every picture is wanted.</returns>
    public static string? Of(Looks looks, VideoTrack stream) => looks switch
    {
        Looks.Every(var gap) => EachGap(gap, stream),
        Looks.At(var times) => AnyOf([.. times.Select(time => Clock(time, stream))]),
        _ => null,
    };

    private static string EachGap(TimeSpan gap, VideoTrack stream)
    {
        // Clocks of nanoseconds times an hour in ticks are more than 64 bits hold.
        BigInteger step = stream.TimeBase.Above * TimeSpan.TicksPerSecond;
        var lead = (BigInteger)stream.Lead.Ticks * stream.TimeBase.Below;
        var whole = (BigInteger)gap.Ticks * stream.TimeBase.Below;
        var shared = BigInteger.GreatestCommonDivisor(BigInteger.GreatestCommonDivisor(step, lead), whole);
        return $"isnan(prev_selected_pts)+gt({Gaps("pts")},{Gaps("prev_selected_pts")})";

        string Gaps(string clock) => string.Create(
            CultureInfo.InvariantCulture,
            $"floor((({clock}-({stream.FirstPicture ?? 0}))*{step / shared}+({lead / shared}))/{whole / shared})");
    }

    private static long Clock(TimeSpan at, VideoTrack stream)
    {
        var ticks = (Int128)(at - stream.Lead).Ticks * stream.TimeBase.Below;
        var step = (Int128)stream.TimeBase.Above * TimeSpan.TicksPerSecond;
        return (stream.FirstPicture ?? 0) + (long)((ticks + (step / 2)) / step);
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
