namespace Surgical.Capture;

/// <summary>What the first bytes of a picture say of it, before a pixel is decoded.</summary>
/// <param name="Width">Pixels in a row, as stored.</param>
/// <param name="Height">Rows, as stored.</param>
/// <param name="MayBeSeenThrough">It holds opacities, or a colour that stands for none.</param>
internal readonly record struct StillHead(int Width, int Height, bool MayBeSeenThrough);
