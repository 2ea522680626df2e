using System.Runtime.InteropServices;

namespace OpenCvSharp.Interop;

/// <summary>Owns one native cv::Mat.</summary>
internal sealed class MatHandle() : SafeHandle(IntPtr.Zero, ownsHandle: true)
{
    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle()
    {
        NativeMethods.DeleteMat(handle);
        return true;
    }
}
