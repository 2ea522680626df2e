namespace Surgical.Capture;

/// <summary>The first scan of a band of coefficients, without their last bits (T.81, G.1.2.2).</summary>
internal sealed class JpegCoarseBlocks(HuffmanCodes codes, int[] steps, JpegBand band, ulong[] told) : JpegBlocks
{
    private const int Zeros = 15;

    private int _emptyBlocks;

    public override void Follow(ref JpegBits bits, int block)
    {
        if (_emptyBlocks > 0)
        {
            _emptyBlocks--;
            return;
        }

        for (var k = band.First; k <= band.Last; k++)
        {
            var symbol = bits.Symbol(codes);
            var (run, size) = (symbol >> 4, symbol & 15);
            if (size == 0 && run != Zeros)
            {
                _emptyBlocks = (1 << run) - 1 + bits.Number(run);
                return;
            }

            k += run;
            RequirePlace(k, band.Last);
            if (size > 0)
            {
                RequireValue(bits.Signed(size), steps[k] << band.BitsAfter);
                told[block] |= 1UL << k;
            }
        }
    }

    public override void EndRun()
    {
        if (_emptyBlocks > 0)
        {
            throw new BrokenStillException("its pixels are damaged: more blocks are spoken of than it has");
        }
    }
}
