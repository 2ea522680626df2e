namespace Surgical.Capture;

/// <summary>One coded picture as it lies in the file; times on the stream's own clock.</summary>
/// <param name="At">Presentation time; null where the file does not say.</param>
/// <param name="DecodedAt">When it must be decoded; null where the file does not say.</param>
/// <param name="Lasts">0 where the file does not say.</param>
/// <param name="IsKey">Whether it needs no other picture.</param>
internal readonly record struct PicturePacket(long? At, long? DecodedAt, long Lasts, bool IsKey);
