using Surgical.Capture;

namespace Surgical.Soak.Footage;

/// <summary>What the product shows of a file, read as the command line does.</summary>
/// <param name="Pictures">On the case's clock.</param>
/// <param name="Footage">What was told; null where the file was refused.</param>
/// <param name="Plan">Of the file; null where it could not be planned.</param>
/// <param name="Refusal">Empty where it was read.</param>
internal sealed record OurView(
    IReadOnlyList<ShownPicture> Pictures, SeenFootage? Footage, SourcePlan? Plan, string Refusal)
{
    // Seconds: a gap ends when a picture begins, and times are rounded.
    private const double Margin = 0.0011;

    /// <summary>The container's clock, in seconds, where the case's shows 0; null where no moment is that.</summary>
    public double? Start => Plan is { HasJoins: false, Clock: { Start: { } start } clock }
        ? (double)start / clock.StepsPerSecond
        : null;

    /// <summary>Whether it was told that what is shown at a time cannot be trusted.</summary>
    public bool IsLost(double at) => Footage is { } footage && footage.Gaps.Any(gap =>
        gap.Kind is not GapKind.Pause && at >= gap.From.TotalSeconds - Margin && at < gap.To.TotalSeconds - Margin);

    public static async Task<OurView> OfAsync(string file, CancellationToken cancellationToken)
    {
        SourcePlan? plan = null;
        try
        {
            plan = await VideoProbe.OfAsync(file, "The video", cancellationToken);
            return await OfAsync(file, plan, cancellationToken);
        }
        catch (CaptureException refusal)
        {
            return new([], null, plan, refusal.Message);
        }
    }

    private static async Task<OurView> OfAsync(string file, SourcePlan plan, CancellationToken cancellationToken)
    {
        var source = FrameSource.Open(file, plan);
        var pool = new FramePool(source.Format, 1);
        var pictures = new List<ShownPicture>();
        await foreach (var frame in source.ReadAsync(pool, Looks.All, cancellationToken))
        {
            using (frame)
            {
                pictures.Add(Shown(frame));
            }
        }

        return pool.Outstanding == 0
            ? new(pictures, source.Footage, plan, "")
            : throw new InvalidOperationException($"Expected all frames back, {pool.Outstanding} are out.");
    }

    private static ShownPicture Shown(Frame frame)
    {
        var picture = new Picture(frame.Pixels, frame.Format.Width);
        return new(frame.At.TotalSeconds, NumberStrip.Read(picture), picture.Places());
    }
}
