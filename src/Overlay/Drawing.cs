namespace Surgical.Overlay;

/// <summary>Shapes over a picture of one size, in the order in which they are drawn.</summary>
/// <param name="Width">Of the picture, pixels.</param>
/// <param name="Height">Of the picture, pixels.</param>
/// <param name="Shapes">None where nothing is known.</param>
public sealed record Drawing(int Width, int Height, IReadOnlyList<Shape> Shapes);
