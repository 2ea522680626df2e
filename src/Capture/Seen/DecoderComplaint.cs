namespace Surgical.Capture;

/// <summary>What complaints of FFmpeg's say of the pictures.</summary>
[Flags]
internal enum DecoderComplaint
{
    /// <summary>Nothing: of the container, or of what comes out whole.</summary>
    None = 0,

    /// <summary>A piece of the file gives no picture.</summary>
    NoPicture = 1,

    /// <summary>The picture that comes next is not whole.</summary>
    NextPicture = 2,

    /// <summary>One of the pictures that are being decoded is not whole.</summary>
    SomePicture = 4,

    /// <summary>The pictures change their size or how their pixels are coded.</summary>
    Change = 8,

    /// <summary>A piece of the file was not whole: a picture may be missing, without more being said.</summary>
    TornPiece = 16,

    /// <summary>A piece could not be decoded: where no picture is missing for it, one is not whole.</summary>
    Undecoded = 32,
}
