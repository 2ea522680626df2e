namespace Surgical.Capture;

/// <summary>Makes blue, green and red of luma and chroma, to the bit as FFmpeg's swscale does it on x86.</summary>
/// <remarks>
/// The same picture must come out whether ffmpeg converts it or this: a model's reply may turn on one step of one
/// channel. swscale takes eight times the value by a factor of 2^13 and drops 16 bits, for each term alone; a chroma
/// sample stands for its 2 × 2 pixels. https://ffmpeg.org/doxygen/5.1/libswscale_2x86_2yuv2rgb__template_8c_source.html
/// </remarks>
internal sealed class PlanarConversion
{
    private const int FactorOne = 1 << 13;
    private const int InputShift = 3;
    private const int OutputShift = 16;

    private readonly short[] _luma;
    private readonly short[] _blueOfCb;
    private readonly short[] _greenOfCb;
    private readonly short[] _greenOfCr;
    private readonly short[] _redOfCr;

    /// <param name="colours">Of the video.</param>
    public PlanarConversion(YuvColours colours)
    {
        var (red, blue) = colours;
        var green = 1 - red - blue;
        const double Chroma = 255 / YuvColours.ChromaSteps;
        _luma = Terms(255 / YuvColours.LumaSteps, YuvColours.LumaZero);
        _blueOfCb = Terms(2 * (1 - blue) * Chroma, YuvColours.ChromaZero);
        _greenOfCb = Terms(-2 * blue * (1 - blue) / green * Chroma, YuvColours.ChromaZero);
        _greenOfCr = Terms(-2 * red * (1 - red) / green * Chroma, YuvColours.ChromaZero);
        _redOfCr = Terms(2 * (1 - red) * Chroma, YuvColours.ChromaZero);
    }

    /// <summary>Converts a picture.</summary>
    /// <param name="planes">Luma, [height × width]; Cb and Cr, [height/2 × width/2] each.</param>
    /// <param name="width">Even.</param>
    /// <param name="height">Even.</param>
    /// <param name="bgr">[height × width × 3].</param>
    public void Convert(ReadOnlySpan<byte> planes, int width, int height, Span<byte> bgr)
    {
        var half = width / 2;
        var chroma = planes[(width * height)..];
        for (var y = 0; y < height; y++)
        {
            ConvertRow(
                planes.Slice(y * width, width),
                chroma.Slice(y / 2 * half, half),
                chroma.Slice(((height / 2) + (y / 2)) * half, half),
                bgr.Slice(y * width * 3, width * 3));
        }
    }

    private static short[] Terms(double factor, int zero)
    {
        var whole = (int)Math.Round(factor * FactorOne);
        return [.. Enumerable.Range(0, 256).Select(Term)];

        short Term(int value) => (short)((((value - zero) << InputShift) * whole) >> OutputShift);
    }

    private static byte Clamp(int value) => (byte)Math.Clamp(value, byte.MinValue, byte.MaxValue);

    private void ConvertRow(ReadOnlySpan<byte> luma, ReadOnlySpan<byte> cb, ReadOnlySpan<byte> cr, Span<byte> bgr)
    {
        for (var x = 0; x < luma.Length; x++)
        {
            var (u, v, light) = (cb[x / 2], cr[x / 2], _luma[luma[x]]);
            bgr[x * 3] = Clamp(light + _blueOfCb[u]);
            bgr[(x * 3) + 1] = Clamp(light + _greenOfCb[u] + _greenOfCr[v]);
            bgr[(x * 3) + 2] = Clamp(light + _redOfCr[v]);
        }
    }
}
