using Surgical.Capture;

namespace Surgical.Soak.Footage;

/// <summary>What the product shows of a file, read as the command line does.</summary>
/// <param name="Pictures">On the case's clock.</param>
/// <param name="Trusted">Whether each was said to be whole.</param>
/// <param name="Footage">What was told; null where the file was refused.</param>
/// <param name="Plan">Of the file; null where it could not be planned.</param>
/// <param name="Refusal">Empty where it was read.</param>
internal sealed record OurView(
    IReadOnlyList<ShownPicture> Pictures,
    IReadOnlyList<bool> Trusted,
    SeenFootage? Footage,
    SourcePlan? Plan,
    string Refusal)
{
    public static async Task<OurView> OfAsync(string file, CancellationToken cancellationToken)
    {
        SourcePlan? plan = null;
        try
        {
            plan = await VideoProbe.OfAsync(file, cancellationToken);
            return await OfAsync(file, plan, cancellationToken);
        }
        catch (CaptureException refusal)
        {
            return new([], [], null, plan, refusal.Message);
        }
    }

    private static async Task<OurView> OfAsync(string file, SourcePlan plan, CancellationToken cancellationToken)
    {
        var source = FrameSource.Open(file, plan);
        var pool = new FramePool(source.Format, 1);
        var (pictures, trusted) = (new List<ShownPicture>(), new List<bool>());
        await foreach (var frame in source.ReadAsync(pool, Looks.All, cancellationToken))
        {
            using (frame)
            {
                pictures.Add(Shown(frame));
                trusted.Add(!frame.IsDamaged);
            }
        }

        return pool.Outstanding == 0
            ? new(pictures, trusted, source.Footage, plan, "")
            : throw new InvalidOperationException($"Expected all frames back, {pool.Outstanding} are out.");
    }

    private static ShownPicture Shown(Frame frame)
    {
        var picture = new Picture(frame.Pixels, frame.Format.Width);
        return new(frame.At.TotalSeconds, NumberStrip.Read(picture), picture.Places());
    }
}
