namespace Surgical.Capture;

/// <summary>What the decoder complained of, and behind which picture.</summary>
internal sealed class HeardComplaints
{
    // A picture may be shown up to so many later than it is decoded: H.264's and H.265's greatest.
    private const int MostReordered = 16;

    private int? _noPicture;
    private int? _tornPiece;

    /// <summary>How many pictures had come when a piece could not be decoded, the first since the last gap.</summary>
    public int? Undecoded { get; private set; }

    /// <summary>Takes a complaint in.</summary>
    /// <param name="meaning">Of the complaint.</param>
    /// <param name="count">Pictures that have come.</param>
    public void Take(DecoderComplaint meaning, int count)
    {
        _noPicture = meaning.HasFlag(DecoderComplaint.NoPicture) ? count : _noPicture;
        _tornPiece = meaning.HasFlag(DecoderComplaint.TornPiece) ? count : _tornPiece;
        Undecoded = meaning.HasFlag(DecoderComplaint.Undecoded) ? Undecoded ?? count : Undecoded;
    }

    /// <summary>Whether a picture near the one that comes next was said to be missing.</summary>
    public bool NoPictureNear(int count) => IsNear(_noPicture, count);

    /// <summary>Whether a piece of the file near the picture that comes next was not whole.</summary>
    public bool TornPieceNear(int count) => IsNear(_tornPiece, count);

    /// <summary>A gap accounts for what could not be decoded.</summary>
    public void AccountForUndecoded() => Undecoded = null;

    // A complaint is heard before the picture comes that it may be about.
    private static bool IsNear(int? heard, int count) => count - heard <= DecodePlan.Threads + MostReordered;
}
