namespace Surgical.Capture;

/// <summary>Follows the codes of one component's blocks in one scan.</summary>
internal abstract class JpegBlocks
{
    // Coefficients of pictures lie within -1024 and 1024 (T.81, F.1.1.3); encoders that overshoot on purpose stay below
    // twice of it.
    private const int Greatest = 2048;

    /// <summary>Chooses by what the scan brings.</summary>
    /// <param name="band">What it brings.</param>
    /// <param name="component">Of the blocks.</param>
    /// <param name="numbers">Of its tables, as the scan's head gives them.</param>
    /// <param name="frame">Of all scans.</param>
    /// <param name="tables">As they stand at the scan.</param>
    /// <exception cref="BrokenStillException">A table is missing.</exception>
    public static JpegBlocks Of(
        JpegBand band, JpegComponent component, int numbers, JpegFrame frame, JpegTables tables)
    {
        var (first, others) = (numbers >> 4, numbers & 15);
        if (first > 3 || others > 3)
        {
            throw new BrokenStillException("the head of one of its scans is damaged");
        }

        var steps = tables.Steps(component.Table);
        return (frame.IsProgressive, band) switch
        {
            (false, _) => new JpegSequentialBlocks(tables.First(first), tables.Others(others), steps),
            (_, { First: 0, IsRefinement: true }) => new JpegFirstBits(),
            (_, { First: 0 }) => new JpegFirstValues(tables.First(first), steps[0] << band.BitsAfter),
            (_, { IsRefinement: true }) => new JpegRefinedBlocks(tables.Others(others), band, component.Told),
            _ => new JpegCoarseBlocks(tables.Others(others), steps, band, component.Told),
        };
    }

    /// <summary>Follows the codes of one block.</summary>
    /// <param name="bits">From its first one on.</param>
    /// <param name="block">Which of the component it is; means something in scans of one component alone.</param>
    /// <exception cref="BrokenStillException">One is wrong, or missing.</exception>
    public abstract void Follow(ref JpegBits bits, int block);

    /// <summary>Forgets what goes from block to block: the scan or an interval of it ends.</summary>
    /// <exception cref="BrokenStillException">More blocks were spoken of.</exception>
    public virtual void EndRun()
    {
    }

    /// <summary>Demands a value that a picture can have.</summary>
    /// <exception cref="BrokenStillException">It has another.</exception>
    protected static void RequireValue(int value, int step)
    {
        if (Math.Abs((long)value * step) > Greatest + step)
        {
            throw new BrokenStillException("its pixels are damaged: a value is beyond what a picture can have");
        }
    }

    /// <summary>Demands a place within the band.</summary>
    /// <exception cref="BrokenStillException">It lies behind.</exception>
    protected static void RequirePlace(int place, int last)
    {
        if (place > last)
        {
            throw new BrokenStillException("its pixels are damaged: a block has too many values");
        }
    }
}
