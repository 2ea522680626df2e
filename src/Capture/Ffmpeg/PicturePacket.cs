namespace Surgical.Capture;

/// <summary>One coded picture as it lies in the file.</summary>
/// <param name="At">Presentation time on the container's clock; null where the file does not say.</param>
/// <param name="DecodedAt">When it must be decoded, on the same clock; null where the file does not say.</param>
/// <param name="Lasts">Zero where the file does not say.</param>
/// <param name="IsKey">Whether it needs no other picture.</param>
public sealed record PicturePacket(TimeSpan? At, TimeSpan? DecodedAt, TimeSpan Lasts, bool IsKey);
