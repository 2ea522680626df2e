namespace Surgical.Capture;

/// <summary>Collects the packets of one stream out of ffprobe's lines, as many as are read of any source.</summary>
/// <param name="stream">Its number.</param>
/// <param name="name">What people call the file.</param>
internal sealed class PacketLines(int stream, string name)
{
    private int _packets;

    /// <summary>Those that are shown, in the order of the file.</summary>
    public List<PicturePacket> Pictures { get; } = [];

    /// <summary>Whether an edit list cuts others away.</summary>
    public bool HasCuts { get; private set; }

    /// <summary>Whether the pictures are encrypted.</summary>
    public bool IsEncrypted { get; private set; }

    /// <summary>Takes a line in.</summary>
    /// <exception cref="CaptureException">There are more than are read.</exception>
    public void Add(string line)
    {
        var packet = new ProbeLine(line);
        if (packet.Section != "packet")
        {
            return;
        }

        if (++_packets > SourceLimits.GreatestPackets || Pictures.Count > SourceLimits.GreatestPictures)
        {
            throw SourceLimits.TooManyPictures(name, $"more than {Pictures.Count:N0}");
        }

        // Packets that an edit list cuts away are marked D: decoded so that others can be, and never shown.
        var flags = packet.Text("flags");
        if (packet.Number("stream_index") != stream)
        {
            return;
        }

        IsEncrypted |= packet.Text("side_data_type") == "Encryption info";
        if (flags.Contains('D'))
        {
            HasCuts = true;
        }
        else
        {
            Pictures.Add(new(
                packet.Number("pts"), packet.Number("dts"), packet.Number("duration") ?? 0, flags.Contains('K')));
        }
    }
}
