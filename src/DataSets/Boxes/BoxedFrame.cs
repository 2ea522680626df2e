namespace Surgical.DataSets.Boxes;

/// <summary>A key frame with what an instructor boxed in it, as it is exported.</summary>
/// <param name="FileName">Of its picture.</param>
/// <param name="Width">Of the picture, pixels.</param>
/// <param name="Height">Of the picture, pixels.</param>
/// <param name="Index">Frame number in the video.</param>
/// <param name="Seconds">Presentation time in the video.</param>
/// <param name="Boxes">In the order in which they were given.</param>
public sealed record BoxedFrame(
    string FileName, int Width, int Height, long Index, double Seconds, IReadOnlyList<SeenBox> Boxes);

/// <summary>Something in a frame, in pixels of its picture.</summary>
/// <param name="Category">What it is.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Above 0.</param>
/// <param name="Height">Above 0.</param>
public sealed record SeenBox(string Category, double X, double Y, double Width, double Height);
