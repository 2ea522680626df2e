namespace Surgical.Capture;

/// <summary>What was measured on one frame, before anybody was asked about it.</summary>
/// <param name="Luma">Mean luma (BT.601), 0 black to 1 white.</param>
/// <param name="Sharpness">
/// Variance of the Laplacian of the 8-bit luma, scaled to 480 rows: near 0 without any edge, some hundreds in focus.
/// </param>
public sealed record FrameQuality(double Luma, double Sharpness);
