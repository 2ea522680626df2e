namespace OpenCvSharp;

/// <summary>What a picture file is decoded into.</summary>
public enum ImreadModes
{
    /// <summary>As stored, with alpha, not turned by its orientation.</summary>
    Unchanged = -1,

    /// <summary>One channel.</summary>
    Grayscale = 0,

    /// <summary>BGR, turned upright by the orientation in the file.</summary>
    Color = 1,
}
