namespace Surgical.Capture;

/// <summary>One bit more of the first coefficient of each block; any bit is right.</summary>
internal sealed class JpegFirstBits : JpegBlocks
{
    public override void Follow(ref JpegBits bits, int block) => bits.Number(1);
}
