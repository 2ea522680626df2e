using Surgical.Capture;

namespace Surgical.Cases.Intake;

/// <summary>
/// Whether a browser shows of a video exactly the pictures that are analysed, at exactly their times.
/// </summary>
/// <param name="plan">Of the video.</param>
internal sealed class BrowserVideo(SourcePlan plan)
{
    // What browsers play and frame-exact seeking needs: dashboard.md 3, rule 1.
    private const double GreatestGroupSeconds = 2;

    // Of a video that does not say all of its colours, browsers take these to be BT.709's, and those below BT.601's.
    private const int LeastHighDefinition = 720;

    // Containers count in ticks; MPEG-4's usual ones are far finer.
    private const double TickSeconds = 0.0011;

    private readonly IReadOnlyList<double> _seconds = SecondsOf(plan);

    /// <summary>Whether it is played as it is; else a copy is made by the same plan.</summary>
    public bool IsPlayable =>
        IsMp4 && IsPlainH264 && PlaysFromZero && IsWhole && HasShortGroups && HasItsColours;

    /// <summary>
    /// The matrix by which the page must show the colours of an original that says nothing of them; null where a
    /// browser guesses it: analysed is by FFmpeg's, which takes all of them to be BT.601's.
    /// </summary>
    public ColourMatrix? ColourMatrix =>
        Track is { Matrix: "", Height: >= LeastHighDefinition } ? Intake.ColourMatrix.Bt601 : null;

    /// <summary>
    /// When a browser shows each frame, ascending: it counts from 0, wherever the container's clock begins.
    /// </summary>
    public static IReadOnlyList<double> SecondsOf(SourcePlan plan)
    {
        var start = plan.Clock.Start is { } steps ? plan.Clock.At(steps) : TimeSpan.Zero;
        return [.. plan.Times.Select(time => (plan.Clock.At(time) + start).TotalSeconds)];
    }

    private VideoTrack Track => plan.Track;

    // An MP4, or a QuickTime film, which is read the same way.
    private bool IsMp4 => Track.Container.Split(',').Contains("mp4");

    private bool IsPlainH264 =>
        Track is { Codec: "h264", PixelFormat: "yuv420p", IsInterlaced: false, PixelAspect: 1 } && plan.IsPlainlyTurned;

    // Where one says nothing of its colours, the page puts the browser's guess right (docs/footage.md).
    private bool HasItsColours => Track is { Matrix: "" } or { Primaries: not "", Transfer: not "" }
        || (Track.Height >= LeastHighDefinition ? Track.Matrix is "bt709" : Track.Matrix is "smpte170m" or "bt470bg");

    private bool PlaysFromZero => Track is { Lead.Ticks: 0, FirstPicture: 0 } && _seconds[0] < TickSeconds;

    private bool IsWhole => plan is { HasJoins: false, HasCuts: false, PromisedEnd: null, Complaint: "" };

    private bool HasShortGroups
    {
        get
        {
            double[] keys = [.. plan.Keys.Select(place => _seconds[place])];
            var groups = keys.Zip(keys.Skip(1).Append(plan.End.TotalSeconds), (start, next) => next - start);
            return keys.Length > 0 && keys[0] < TickSeconds
                && groups.All(length => length < GreatestGroupSeconds + TickSeconds);
        }
    }
}
