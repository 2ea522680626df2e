namespace Surgical.Capture;

/// <summary>What ffprobe says of a file's container and its streams of pictures.</summary>
internal sealed class ProbedHeaders
{
    private readonly Dictionary<long, ProbeLine> _streams = [];

    /// <summary>What is said of the whole; null where FFmpeg cannot read it.</summary>
    public ProbeLine? Container { get; private set; }

    /// <summary>Whether there is a picture, moving or not.</summary>
    public bool HasPictures => _streams.Count > 0;

    /// <summary>The streams of moving pictures, in the container's order.</summary>
    public IReadOnlyList<ProbeLine> Moving =>
        [.. _streams.OrderBy(stream => stream.Key).Select(stream => stream.Value).Where(IsMoving)];

    /// <summary>Takes a line in.</summary>
    public void Add(ProbeLine line)
    {
        if (line.Section == "stream")
        {
            // Streams of a program are told twice, and the first time not in full.
            _streams[line.Number("index") ?? 0] = line;
        }
        else if (line.Section == "format")
        {
            Container = line;
        }
    }

    private static bool IsMoving(ProbeLine stream) =>
        stream.Number("disposition:attached_pic") is not 1
        && stream.Number("disposition:timed_thumbnails") is not 1
        && stream.Number("disposition:still_image") is not 1;
}
