namespace Surgical.Capture;

/// <summary>The files into which a recorder wrote one operation, in order: read as one case.</summary>
/// <param name="InOrder">Two or more.</param>
/// <param name="Order">By what they are in order.</param>
public sealed record RecorderParts(IReadOnlyList<RecorderPart> InOrder, PartOrder Order)
{
    /// <summary>Looks each file through, decodes its first picture, and puts all in order.</summary>
    /// <param name="files">Paths of two files or more, in any order.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <exception cref="CaptureException">
    /// One of them cannot be read or holds no pictures, or all together ask for more than is read.
    /// </exception>
    public static async Task<RecorderParts> OfAsync(IEnumerable<string> files, CancellationToken cancellationToken)
    {
        var parts = new List<RecorderPart>();
        foreach (var file in files)
        {
            parts.Add(await PartAsync(file, cancellationToken));
            SourceLimits.Require(parts);
        }

        var (inOrder, order) = PartOrdering.Of(parts);
        return new(inOrder, order);
    }

    /// <summary>Opens them as one source.</summary>
    public IFrameSource Open() => new JoinedFrameSource(this, TimeProvider.System);

    /// <summary>The order taken, and why, in one line.</summary>
    public string InWords =>
        $"{InOrder.Count} parts, by {(Order.By is PartOrderKind.Clock ? "the recorder's clock" : "name")}: "
        + $"{PartOrdering.Names(InOrder)}. {Order.Why}";

    private static async Task<RecorderPart> PartAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new CaptureException(
                $"A video file was expected at '{file}', as a part of the recording; there is nothing, or nothing "
                + "that may be seen.");
        }

        try
        {
            var opened = FileStamp.Of(file);
            var part = new RecorderPart(file, await VideoProbe.OfAsync(file, cancellationToken)) { Opened = opened };
            opened.RequireStill(part.Name);
            await FfmpegFrameSource.RequirePictureAsync(file, part.Name, cancellationToken);
            return part;
        }
        catch (CaptureException unreadable)
        {
            throw new CaptureException(
                $"{unreadable.Message} Of a recording in parts each must be readable; leave this one out to read the "
                + "others.",
                unreadable);
        }
    }
}
