namespace Surgical.Capture;

/// <summary>Collects the packets of one stream out of ffprobe's lines.</summary>
internal sealed class PacketLines
{
    private readonly List<PicturePacket> _shown = [];
    private readonly List<PicturePacket> _cut = [];

    /// <summary>
    /// Those that are shown, in the order of the file. An edit list that leaves nothing cuts nothing: so FFmpeg has
    /// it.
    /// </summary>
    public IReadOnlyList<PicturePacket> Pictures => _shown.Count > 0 ? _shown : _cut;

    /// <summary>Whether an edit list cuts others away.</summary>
    public bool HasCuts => _cut.Count > 0 && _shown.Count > 0;

    /// <summary>Whether the pictures are encrypted.</summary>
    public bool IsEncrypted { get; private set; }

    /// <summary>Takes a packet in.</summary>
    public void Add(ProbeLine packet)
    {
        // Packets that an edit list cuts away are marked D: decoded so that others can be, and never shown.
        var flags = packet.Text("flags");
        IsEncrypted |= packet.Text("side_data_type") == "Encryption info";
        (flags.Contains('D') ? _cut : _shown).Add(new(
            packet.Number("pts"), packet.Number("dts"), packet.Number("duration") ?? 0, flags.Contains('K')));
    }
}
