namespace Surgical.Capture;

/// <summary>The first coefficient of each block, its mean, as what differs from the block before.</summary>
internal sealed class JpegFirstValues(HuffmanCodes codes, int step) : JpegBlocks
{
    private const int MostBits = 11;

    private int _before;

    public override void Follow(ref JpegBits bits, int block)
    {
        var size = bits.Symbol(codes);
        if (size > MostBits)
        {
            throw new BrokenStillException("its pixels are damaged: a code makes no sense");
        }

        _before += bits.Signed(size);
        RequireValue(_before, step);
    }

    public override void EndRun() => _before = 0;
}
