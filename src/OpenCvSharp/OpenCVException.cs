namespace OpenCvSharp;

/// <summary>A native call failed; the message is OpenCV's own.</summary>
public sealed class OpenCVException(ErrorCode status, string funcName, string errMsg, string fileName, int line)
    : Exception(errMsg)
{
    /// <summary>OpenCV's number of the failure.</summary>
    public ErrorCode Status { get; } = status;

    /// <summary>The native function that failed.</summary>
    public string FuncName { get; } = funcName;

    /// <summary>OpenCV's own text.</summary>
    public string ErrMsg { get; } = errMsg;

    /// <summary>The native source file.</summary>
    public string FileName { get; } = fileName;

    /// <summary>The line in <see cref="FileName"/>.</summary>
    public int Line { get; } = line;
}
