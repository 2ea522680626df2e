namespace Surgical.Capture;

/// <summary>The PNG and JPEG pictures of a folder in natural order of their names, equally far apart.</summary>
/// <remarks>
/// Other files, hidden ones and subfolders are ignored. All pictures must have the size of the first: scaling would
/// change what is measured on them, so another size ends the reading with an error that names the picture.
/// </remarks>
internal sealed class PictureFolderSource : IFrameSource
{
    private readonly IReadOnlyList<string> _pictures;
    private bool _reading;

    private PictureFolderSource(IReadOnlyList<string> pictures, VideoFormat format)
    {
        _pictures = pictures;
        Format = format;
    }

    public VideoFormat Format { get; }

    public bool IsLive => false;

    public TimeSpan? Length => At(_pictures.Count);

    public long FramesRead { get; private set; }

    public SeenFootage Footage => SeenFootage.Even(FramesRead, Format.FramesPerSecond);

    /// <summary>Lists a folder and decodes its first picture.</summary>
    /// <exception cref="CaptureException">
    /// The folder cannot be read, or holds no picture, or a broken first one, or numbers with a gap beside a rate.
    /// </exception>
    internal static PictureFolderSource Open(string folder, double? picturesPerSecond)
    {
        var pictures = PictureFiles.List(folder);
        if (pictures.Count == 0)
        {
            throw new CaptureException($"PNG or JPEG pictures were expected in the folder '{folder}'; it holds none.");
        }

        if (picturesPerSecond is not null)
        {
            PictureNumbers.RequireWithoutGap(pictures);
        }

        var first = PictureFile.Decode(pictures[0]);
        return new PictureFolderSource(pictures, new VideoFormat(first.Width, first.Height, picturesPerSecond ?? 1));
    }

    public IAsyncEnumerable<Frame> ReadAsync(
        FramePool pool, Looks looks, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _reading, true))
        {
            throw new InvalidOperationException("A source is read once; open it again.");
        }

        var filter = new LookFilter(looks);
        return CaptureThread.ReadAllAsync(() => NextWanted(pool, filter, cancellationToken), cancellationToken);
    }

    private TimeSpan At(long index) => TimeSpan.FromSeconds(index / Format.FramesPerSecond);

    private Frame? NextWanted(FramePool pool, LookFilter looks, CancellationToken cancellationToken)
    {
        while (FramesRead < _pictures.Count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var index = FramesRead++;
            var at = At(index);
            if (looks.Wants(at))
            {
                return Load(pool, index, at);
            }
        }

        return null;
    }

    private Frame Load(FramePool pool, long index, TimeSpan at)
    {
        var path = _pictures[(int)index];
        var picture = PictureFile.Decode(path);
        if ((picture.Width, picture.Height) != (Format.Width, Format.Height))
        {
            throw new CaptureException(
                $"Every picture of a folder must have the size of its first, {Format.Width}x{Format.Height}; "
                + $"{Path.GetFileName(path)} has {picture.Width}x{picture.Height}.");
        }

        var frame = pool.Rent(index, at);
        picture.Bgr.CopyTo(frame.Pixels);
        return frame;
    }
}
