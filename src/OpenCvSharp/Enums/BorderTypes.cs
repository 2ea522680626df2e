namespace OpenCvSharp;

/// <summary>What lies beyond the border of a picture.</summary>
public enum BorderTypes
{
    /// <summary>The border pixel again.</summary>
    Replicate = 1,

    /// <summary>The mirrored picture, the border pixel once.</summary>
    Reflect101 = 4,

    /// <summary>OpenCV's own choice.</summary>
    Default = Reflect101,
}
