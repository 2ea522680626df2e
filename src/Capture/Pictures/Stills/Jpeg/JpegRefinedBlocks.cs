namespace Surgical.Capture;

/// <summary>One bit more of a band of coefficients, and those that begin to matter with it (T.81, G.1.2.3).</summary>
internal sealed class JpegRefinedBlocks(HuffmanCodes codes, JpegBand band, ulong[] told) : JpegBlocks
{
    private const int Zeros = 15;

    private int _emptyBlocks;

    public override void Follow(ref JpegBits bits, int block)
    {
        var k = band.First;
        while (_emptyBlocks == 0 && k <= band.Last)
        {
            var symbol = bits.Symbol(codes);
            var (run, size) = (symbol >> 4, symbol & 15);
            if (size == 0 && run != Zeros)
            {
                _emptyBlocks = (1 << run) + bits.Number(run);
                break;
            }

            if (size > 1)
            {
                throw new BrokenStillException("its pixels are damaged: a code makes no sense");
            }

            bits.Number(size);
            k = Pass(ref bits, k, run, told[block]);
            RequirePlace(k, band.Last);
            told[block] |= size == 1 ? 1UL << k : 0;
            k++;
        }

        if (_emptyBlocks > 0)
        {
            Pass(ref bits, k, JpegTables.Coefficients, told[block]);
            _emptyBlocks--;
        }
    }

    public override void EndRun()
    {
        if (_emptyBlocks > 0)
        {
            throw new BrokenStillException("its pixels are damaged: more blocks are spoken of than it has");
        }
    }

    /// <summary>Goes over so many zeros, and reads the next bit of each value between them.</summary>
    /// <returns>The zero behind them, or one behind the band.</returns>
    private int Pass(ref JpegBits bits, int from, int zeros, ulong values)
    {
        var k = from;
        for (; k <= band.Last; k++)
        {
            if ((values >> k & 1) != 0)
            {
                bits.Number(1);
            }
            else if (zeros-- == 0)
            {
                return k;
            }
        }

        return k;
    }
}
