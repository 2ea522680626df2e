namespace Surgical.Capture;

/// <summary>The pictures of a folder in natural order of their names, equally far apart.</summary>
/// <remarks>
/// Other files, hidden ones and subfolders are ignored. A picture that cannot be read is refused by name and keeps its
/// place in time; so is one of another size than the first, for scaling would change what is measured on it. All are
/// looked through, decoded are those that somebody wants. Where less than half can be read, the reading fails.
/// </remarks>
internal sealed class PictureFolderSource : IFrameSource
{
    private readonly IReadOnlyList<string> _pictures;
    private readonly List<RefusedPicture> _refused;
    private readonly int _first;
    private readonly SingleReading _once = new();

    private PictureFolderSource(
        IReadOnlyList<string> pictures, VideoFormat format, List<RefusedPicture> refused)
    {
        (_pictures, Format, _refused) = (pictures, format, refused);
        _first = refused.Count;
    }

    public VideoFormat Format { get; }

    public bool IsLive => false;

    public TimeSpan? Length => At(_pictures.Count, Format.FramesPerSecond);

    public long FramesRead { get; private set; }

    public SeenFootage Footage
    {
        get
        {
            var seen = SeenFootage.Even(FramesRead, Format.FramesPerSecond);
            var gaps = new GapList();
            foreach (var picture in _refused)
            {
                gaps.Add(new(
                    picture.At, picture.At + At(1, Format.FramesPerSecond), GapKind.Damaged,
                    $"{picture.Name}: {picture.Reason}"));
            }

            return seen with { Gaps = gaps.All, Lost = At(_refused.Count, Format.FramesPerSecond) };
        }
    }

    public IReadOnlyList<RefusedPicture> Refused => _refused;

    /// <summary>Lists a folder and decodes its first picture that can be read.</summary>
    /// <exception cref="CaptureException">
    /// The folder cannot be read, or holds no picture that can, or numbers with a gap beside a rate.
    /// </exception>
    internal static PictureFolderSource Open(string folder, double? picturesPerSecond)
    {
        var pictures = PictureFiles.List(folder);
        if (pictures.Count == 0)
        {
            throw new CaptureException(
                $"Pictures (PNG, JPEG, GIF, WebP, TIFF) were expected in the folder '{folder}'; it holds none.");
        }

        if (picturesPerSecond is not null)
        {
            PictureNumbers.RequireWithoutGap(pictures);
        }

        var rate = picturesPerSecond ?? 1;
        var refused = new List<RefusedPicture>();
        foreach (var (index, path) in pictures.Index())
        {
            try
            {
                var first = PictureFile.DecodeWhole(path);
                return new(pictures, new VideoFormat(first.Width, first.Height, rate), refused);
            }
            catch (BrokenStillException broken)
            {
                refused.Add(new(Path.GetFileName(path), At(index, rate), broken.Message));
            }
        }

        throw TooFew(refused, pictures.Count);
    }

    public IAsyncEnumerable<Frame> ReadAsync(
        FramePool pool, Looks looks, CancellationToken cancellationToken)
    {
        _once.Take();

        var filter = new LookFilter(looks);
        return CaptureThread.ReadAllAsync(() => NextWanted(pool, filter, cancellationToken), cancellationToken);
    }

    private static TimeSpan At(long index, double rate) => TimeSpan.FromSeconds(index / rate);

    private static CaptureException TooFew(List<RefusedPicture> refused, int pictures)
    {
        const int Named = 3;
        var names = refused.Take(Named).Select(picture => $"{picture.Name}: {picture.Reason}");
        return new(
            $"At least half of the {pictures} pictures of the folder were expected to be whole; {refused.Count} cannot "
            + $"be read ({string.Join("; ", names)}{(refused.Count > Named ? "; ..." : "")}).");
    }

    private Frame? NextWanted(FramePool pool, LookFilter looks, CancellationToken cancellationToken)
    {
        while (FramesRead < _pictures.Count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var index = (int)FramesRead++;
            if (index >= _first && Next(pool, looks, index) is { } frame)
            {
                return frame;
            }
        }

        return _refused.Count * 2 <= _pictures.Count ? null : throw TooFew(_refused, _pictures.Count);
    }

    private Frame? Next(FramePool pool, LookFilter looks, int index)
    {
        var at = At(index, Format.FramesPerSecond);
        try
        {
            var picture = PictureFile.Checked(_pictures[index], out var head);
            RequireSize(head.Width, head.Height, isTurned: true);
            return looks.Wants(at) ? Load(pool, index, at, StillDecoding.Decode(picture, head, isUpright: true)) : null;
        }
        catch (BrokenStillException broken)
        {
            _refused.Add(new(Path.GetFileName(_pictures[index]), at, broken.Message));
            return null;
        }
    }

    private Frame Load(FramePool pool, int index, TimeSpan at, DecodedPicture picture)
    {
        RequireSize(picture.Width, picture.Height, isTurned: false);
        var frame = pool.Rent(index, at);
        picture.Bgr.CopyTo(frame.Pixels);
        return frame;
    }

    /// <summary>Demands the size of the first; before its own turn is known, either way round.</summary>
    private void RequireSize(int width, int height, bool isTurned)
    {
        var size = (Format.Width, Format.Height);
        if ((width, height) != size && !(isTurned && (height, width) == size))
        {
            throw new BrokenStillException(
                $"it has {width} x {height} pixels, and the first {Format.Width} x {Format.Height}");
        }
    }
}
