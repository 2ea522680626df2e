namespace Surgical.Capture;

/// <summary>How LZW codes lie in bytes, and when they grow.</summary>
internal enum LzwOrder
{
    /// <summary>From the lowest bit on.</summary>
    Gif,

    /// <summary>From the highest bit on, one code earlier.</summary>
    Tiff,
}
