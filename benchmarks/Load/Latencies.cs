namespace Surgical.Benchmarks.Load;

/// <summary>How long answers took.</summary>
/// <param name="All">Each of them.</param>
/// <param name="Bytes">Of one, on average.</param>
internal sealed record Latencies(IReadOnlyList<TimeSpan> All, double Bytes)
{
    /// <summary>Half of them took no longer; milliseconds.</summary>
    public double Half => At(0.5);

    /// <summary>All but one in twenty took no longer; milliseconds.</summary>
    public double Most => At(0.95);

    // The nearest rank.
    private double At(double share) =>
        All.Order().ElementAt((int)Math.Ceiling(share * All.Count) - 1).TotalMilliseconds;
}
