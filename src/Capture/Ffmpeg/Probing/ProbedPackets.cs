namespace Surgical.Capture;

/// <summary>The packets of each stream of pictures, as ffprobe says them.</summary>
/// <param name="name">What people call the file.</param>
internal sealed class ProbedPackets(string name)
{
    private readonly Dictionary<long, PacketLines> _streams = [];
    private int _told;

    /// <summary>Takes a line in.</summary>
    /// <exception cref="CaptureException">There are more packets than are read.</exception>
    public void Add(ProbeLine line)
    {
        if (line.Section != "packet")
        {
            return;
        }

        if (++_told > SourceLimits.GreatestPictures)
        {
            throw SourceLimits.TooManyPictures(name, $"more than {SourceLimits.GreatestPictures:N0}");
        }

        var stream = line.Number("stream_index") ?? 0;
        if (!_streams.TryGetValue(stream, out var packets))
        {
            _streams[stream] = packets = new();
        }

        packets.Add(line);
    }

    /// <summary>Those of a stream; empty where it has none.</summary>
    public PacketLines Of(int stream) => _streams.GetValueOrDefault(stream, new());
}
