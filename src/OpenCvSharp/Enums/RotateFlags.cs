namespace OpenCvSharp;

/// <summary>By how much a picture is turned.</summary>
public enum RotateFlags
{
    /// <summary>A quarter to the right.</summary>
    Rotate90Clockwise = 0,

    /// <summary>Upside down.</summary>
    Rotate180 = 1,

    /// <summary>A quarter to the left.</summary>
    Rotate90Counterclockwise = 2,
}
