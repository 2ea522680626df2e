namespace OpenCvSharp;

/// <summary>From which colour space to which.</summary>
public enum ColorConversionCodes
{
    /// <summary>Blue first to red first.</summary>
    BGR2RGB = 4,

    /// <summary>Red first to blue first.</summary>
    RGB2BGR = BGR2RGB,

    /// <summary>Blue first to luma (BT.601).</summary>
    BGR2GRAY = 6,

    /// <summary>Red first to luma (BT.601).</summary>
    RGB2GRAY = 7,

    /// <summary>Luma to three equal channels.</summary>
    GRAY2BGR = 8,
}
