namespace Surgical.Capture;

/// <summary>
/// The content of a file that is still being written, as a stream that ends when the file has come to rest: so a
/// decoder meets an end like any other, and gives back all that it holds.
/// </summary>
/// <remarks>
/// FFmpeg's own option <c>follow</c> knows no end: https://ffmpeg.org/ffmpeg-protocols.html#file. For one reading.
/// </remarks>
/// <param name="growth">Of the file.</param>
internal sealed class GrowingFile(FileGrowth growth)
{
    private const int PieceBytes = 1 << 16;

    /// <summary>Bytes passed on so far.</summary>
    public long Length { get; private set; }

    /// <summary>Passes on what is there and what is added, until nothing more is.</summary>
    /// <exception cref="CaptureException">The file became shorter.</exception>
    public async Task CopyToAsync(Stream target, CancellationToken cancellationToken)
    {
        // Whoever writes it is not kept from it: sharing all asks for no lock.
        await using var file = new FileStream(
            growth.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var piece = new byte[PieceBytes];
        do
        {
            while (await file.ReadAsync(piece, cancellationToken) is > 0 and var read)
            {
                await target.WriteAsync(piece.AsMemory(0, read), cancellationToken);
                Length += read;
            }
        }
        while (await growth.BeyondAsync(Length, cancellationToken));
    }
}
