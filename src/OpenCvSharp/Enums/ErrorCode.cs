namespace OpenCvSharp;

/// <summary>OpenCV's numbers of failures; others than these may come.</summary>
public enum ErrorCode
{
    /// <summary>No failure.</summary>
    StsOk = 0,

    /// <summary>A failure of no special kind.</summary>
    StsError = -2,

    /// <summary>Memory ran out.</summary>
    StsNoMem = -4,

    /// <summary>An argument makes no sense.</summary>
    StsBadArg = -5,

    /// <summary>A size makes no sense.</summary>
    StsBadSize = -201,

    /// <summary>Two sizes differ.</summary>
    StsUnmatchedSizes = -209,

    /// <summary>The type of the elements is not supported.</summary>
    StsUnsupportedFormat = -210,

    /// <summary>A value is out of range.</summary>
    StsOutOfRange = -211,

    /// <summary>Not implemented.</summary>
    StsNotImplemented = -213,

    /// <summary>A condition of OpenCV does not hold.</summary>
    StsAssert = -215,
}
