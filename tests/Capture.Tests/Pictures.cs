namespace Surgical.Capture.Tests;

/// <summary>Frames with a picture that a test can name, 160x120.</summary>
internal static class Pictures
{
    public static VideoFormat Format { get; } = new(160, 120, 25);

    /// <summary>One flat grey.</summary>
    public static Frame Flat(byte grey, double seconds = 0) => Painted(seconds, (_, _) => grey);

    /// <summary>Black and white squares, moved to the right by some pixels.</summary>
    public static Frame Chessboard(double seconds, int shift = 0) =>
        Painted(seconds, (x, y) => (byte)((((x + shift) / 10) + (y / 10)) % 2 == 0 ? 40 : 200));

    /// <param name="seconds">Time of the frame, at 25 frames a second.</param>
    /// <param name="grey">From column and row to brightness.</param>
    public static Frame Painted(double seconds, Func<int, int, byte> grey)
    {
        var frame = new FramePool(Format, 1).Rent((long)(seconds * 25), TimeSpan.FromSeconds(seconds));
        var pixels = frame.Pixels;
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = grey(i / 3 % Format.Width, i / 3 / Format.Width);
        }

        return frame;
    }
}
