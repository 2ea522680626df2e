namespace OpenCvSharp;

/// <summary>Settings of the picture encoders.</summary>
public enum ImwriteFlags
{
    /// <summary>0 to 100, higher is better; 95 where not set.</summary>
    JpegQuality = 1,

    /// <summary>0 to 9, higher is smaller and slower.</summary>
    PngCompression = 16,
}
