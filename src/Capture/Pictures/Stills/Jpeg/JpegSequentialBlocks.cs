namespace Surgical.Capture;

/// <summary>Blocks with all of their coefficients at once (T.81, annex F).</summary>
internal sealed class JpegSequentialBlocks(HuffmanCodes first, HuffmanCodes others, int[] steps) : JpegBlocks
{
    private const int Zeros = 15;

    private readonly JpegFirstValues _first = new(first, steps[0]);

    public override void Follow(ref JpegBits bits, int block)
    {
        _first.Follow(ref bits, block);
        for (var k = 1; k < JpegTables.Coefficients; k++)
        {
            var symbol = bits.Symbol(others);
            var (run, size) = (symbol >> 4, symbol & 15);
            if (symbol == 0)
            {
                return;
            }

            if (size == 0 && run != Zeros)
            {
                throw new BrokenStillException("its pixels are damaged: a code makes no sense");
            }

            k += run;
            RequirePlace(k, JpegTables.Coefficients - 1);
            RequireValue(bits.Signed(size), steps[k]);
        }
    }

    public override void EndRun() => _first.EndRun();
}
