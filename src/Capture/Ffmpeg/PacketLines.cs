namespace Surgical.Capture;

/// <summary>Collects the packets of one stream out of ffprobe's lines.</summary>
internal sealed class PacketLines
{
    /// <summary>Those that are shown, in the order of the file.</summary>
    public List<PicturePacket> Pictures { get; } = [];

    /// <summary>Whether an edit list cuts others away.</summary>
    public bool HasCuts { get; private set; }

    /// <summary>Whether the pictures are encrypted.</summary>
    public bool IsEncrypted { get; private set; }

    /// <summary>Takes a packet in.</summary>
    public void Add(ProbeLine packet)
    {
        // Packets that an edit list cuts away are marked D: decoded so that others can be, and never shown.
        var flags = packet.Text("flags");
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
