using System.Runtime.InteropServices;

namespace Surgical.Models.Runtime.Cuda.Device;

/// <summary>Host memory that the GPU copies from and to directly.</summary>
internal sealed class PinnedMemory : SafeHandle
{
    public PinnedMemory(int bytes)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        Bytes = bytes;
        SetHandle(Cudart.AllocatePinned(bytes));
    }

    public int Bytes { get; }

    public nint Address => handle;

    public override bool IsInvalid => handle == 0;

    /// <summary>All of it; valid until this is disposed.</summary>
    public unsafe Span<T> Span<T>()
        where T : unmanaged => new((void*)handle, Bytes / sizeof(T));

    protected override bool ReleaseHandle()
    {
        Cudart.ReleasePinned(handle);
        return true;
    }
}
