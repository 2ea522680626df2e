namespace Surgical.Capture;

/// <summary>
/// A TIFF of one picture, of the plain kinds alone; where what it is packed with has no checksum, damage inside is not
/// seen. https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf
/// </summary>
internal static class TiffStill
{
    // Compressions: none, LZW, Deflate by either number, PackBits.
    private const int Lzw = 5;
    private const int Deflate = 8;
    private const int OlderDeflate = 32946;
    private const int PackBits = 32773;
    private const int WhiteIsZero = 0;
    private const int Palette = 3;
    private const int Cmyk = 5;
    private const int Unsigned = 1;

    public static bool IsAt(ReadOnlySpan<byte> file) => TiffTags.IsAt(file);

    /// <exception cref="BrokenStillException">It is of a kind that is not read, or damaged.</exception>
    public static StillHead Head(ReadOnlySpan<byte> file)
    {
        var tags = TiffTags.Parse(file);
        if (tags.HasMore)
        {
            throw new BrokenStillException("it holds several pictures; a still one is expected");
        }

        var (bits, samples) = (tags.All(TiffTag.BitsPerSample), tags.One(TiffTag.SamplesPerPixel, 1));
        var kind = tags.One(TiffTag.Photometric, -1);
        if (kind == Cmyk)
        {
            throw new BrokenStillException("its colours are CMYK, for print; save it as RGB");
        }

        // What is 16 bits deep is read as it stands, so that white must be the greatest value.
        var isPlain = (kind, samples) switch
        {
            (WhiteIsZero, 1) => bits is [8],
            (1 or Palette, 1) => bits is [8] || (kind == 1 && bits is [16]),
            (2, 3 or 4) => bits.Count == samples && bits.All(depth => depth == bits[0]) && bits[0] is 8 or 16,
            _ => false,
        };
        return isPlain
            && tags.One(TiffTag.Compression, 1) is 1 or Lzw or Deflate or OlderDeflate or PackBits
            && tags.One(TiffTag.Planes, 1) == 1
            && tags.All(TiffTag.SampleFormat).All(format => format == Unsigned)
            && tags.One(TiffTag.TileWidth, 0) == 0
            ? new(tags.One(TiffTag.Width, 0), tags.One(TiffTag.Height, 0), samples == 4)
            : throw new BrokenStillException(
                "it is a TIFF of a kind that is not read (expected strips of 8 or 16 bit grey, palette or RGB, "
                + "unpacked or packed by LZW, Deflate or PackBits)");
    }

    /// <summary>Demands all of its strips.</summary>
    /// <exception cref="BrokenStillException">One is missing, or too short.</exception>
    public static void RequireWhole(ReadOnlySpan<byte> file)
    {
        var tags = TiffTags.Parse(file);
        var (height, rows) = (tags.One(TiffTag.Height, 0), tags.One(TiffTag.RowsPerStrip, int.MaxValue));
        var (offsets, lengths) = (tags.All(TiffTag.StripOffsets), tags.All(TiffTag.StripLengths));
        rows = Math.Clamp(rows, 1, Math.Max(1, height));
        if (offsets.Count != lengths.Count || offsets.Count != (height + rows - 1) / rows)
        {
            throw new BrokenStillException("its head is damaged");
        }

        var row = ((tags.One(TiffTag.Width, 0) * (long)tags.All(TiffTag.BitsPerSample).Sum()) + 7) / 8;
        for (var strip = 0; strip < offsets.Count; strip++)
        {
            if (offsets[strip] + lengths[strip] > file.Length)
            {
                throw new BrokenStillException("it breaks off in the middle: rows of pixels are missing");
            }

            var packed = file.Slice((int)offsets[strip], (int)lengths[strip]);
            var bytes = row * Math.Min(rows, height - (strip * rows));
            TiffStrip.Require(packed, tags.One(TiffTag.Compression, 1), bytes);
        }
    }
}
