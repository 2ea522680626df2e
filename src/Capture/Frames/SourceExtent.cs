namespace Surgical.Capture;

/// <summary>How large a source is, before it is read.</summary>
/// <param name="Pictures">How many it should hold.</param>
/// <param name="Bytes">Of the file.</param>
public sealed record SourceExtent(long Pictures, long Bytes);
