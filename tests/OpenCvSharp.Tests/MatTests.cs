namespace OpenCvSharp.Tests;

public sealed class MatTests
{
    [Fact]
    public void Mat_OverAnArray_WritesIntoIt()
    {
        var pixels = new byte[2 * 3 * 3];
        using (var mat = Mat.FromPixelData(2, 3, MatType.CV_8UC3, pixels))
        {
            mat.AsSpan<byte>()[4] = 77;
        }

        Assert.Equal(77, pixels[4]);
    }

    [Fact]
    public void Mat_OverMemoryOfTheRightShape_IsFilledInPlace()
    {
        var pixels = new byte[4 * 4];
        using var source = Grey(8, 8, 200);
        using var target = Mat.FromPixelData(4, 4, MatType.CV_8UC1, pixels);

        Cv2.Resize(source, target, new Size(4, 4), interpolation: InterpolationFlags.Area);

        Assert.All(pixels, pixel => Assert.Equal(200, pixel));
    }

    [Fact]
    public void Mat_OverPaddedRows_IsNotContinuous()
    {
        using var mat = Mat.FromPixelData(2, 3, MatType.CV_8UC1, new byte[16], step: 8);

        Assert.Equal(8, mat.Step());
        Assert.False(mat.IsContinuous());
        Assert.True(mat.AsSpan<byte>().IsEmpty);
    }

    [Fact]
    public void Mat_New_IsEmpty()
    {
        using var mat = new Mat();

        Assert.True(mat.Empty());
        Assert.Equal(new Size(0, 0), mat.Size());
    }

    [Fact]
    public void Mat_OfASize_SaysWhatItIs()
    {
        using var mat = new Mat(5, 7, MatType.CV_8UC3);

        Assert.Equal((5, 7, MatType.CV_8UC3), (mat.Rows, mat.Cols, mat.Type()));
        Assert.Equal((3, MatType.CV_8U), (mat.Type().Channels, mat.Type().Depth));
        Assert.Equal(5 * 7 * 3, mat.AsSpan<byte>().Length);
    }

    [Fact]
    public void Mat_Disposed_Throws()
    {
        var mat = new Mat(5, 7, MatType.CV_8UC3);
        mat.Dispose();

        Assert.Throws<ObjectDisposedException>(() => mat.Rows);
    }

    internal static Mat Grey(int rows, int columns, byte value)
    {
        var mat = new Mat(rows, columns, MatType.CV_8UC1);
        mat.AsSpan<byte>().Fill(value);
        return mat;
    }
}
