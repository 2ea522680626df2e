namespace Surgical.Capture;

/// <summary>Which coefficients a scan brings, and to which bit.</summary>
/// <param name="First">0 to 63, in the order of the file.</param>
/// <param name="Last">The last one.</param>
/// <param name="BitsBefore">How many last bits were missing before; 0 where all were.</param>
/// <param name="BitsAfter">How many are missing still.</param>
internal readonly record struct JpegBand(int First, int Last, int BitsBefore, int BitsAfter)
{
    private const int MostBits = 13;

    /// <summary>It brings one bit more of what an earlier scan has brought.</summary>
    public bool IsRefinement => BitsBefore > 0;

    /// <exception cref="BrokenStillException">It says what no scan can bring.</exception>
    public static JpegBand Parse(ReadOnlySpan<byte> data, bool isProgressive, bool isInterleaved)
    {
        if (!isProgressive)
        {
            // Some encoders leave these bytes of a sequential scan at zero, and decoders do not look at them.
            return new(0, JpegTables.Coefficients - 1, 0, 0);
        }

        var band = new JpegBand(data[0], data[1], data[2] >> 4, data[2] & 15);
        var isPossible = band.First == 0 ? band.Last == 0 : !isInterleaved && band.Last >= band.First;
        return isPossible && band.Last < JpegTables.Coefficients
            && band is { BitsBefore: <= MostBits, BitsAfter: <= MostBits }
            ? band
            : throw new BrokenStillException("the head of one of its scans is damaged");
    }
}
