using System.Runtime.InteropServices;

namespace OpenCvSharp.Interop;

/// <summary>Owns one native cv::VideoCapture.</summary>
internal sealed class VideoCaptureHandle() : SafeHandle(IntPtr.Zero, ownsHandle: true)
{
    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle()
    {
        NativeMethods.DeleteCapture(handle);
        return true;
    }
}
