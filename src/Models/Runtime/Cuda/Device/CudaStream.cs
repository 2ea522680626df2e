using System.Runtime.InteropServices;

namespace Surgical.Models.Runtime.Cuda.Device;

/// <summary>
/// The order of everything that we and ONNX Runtime ask of the GPU: one stream for copies and graphs.
/// </summary>
internal sealed class CudaStream : SafeHandle
{
    public CudaStream()
        : base(invalidHandleValue: 0, ownsHandle: true) => SetHandle(Cudart.CreateStream());

    public override bool IsInvalid => handle == 0;

    /// <summary>As CUDA knows it.</summary>
    public nint Address => handle;

    /// <summary>
    /// Begins to copy to the device; the host's memory must be pinned, and stay as it is until <see cref="Wait"/>.
    /// </summary>
    public void ToDevice(nint device, nint host, long bytes) => Cudart.ToDevice(device, host, bytes, handle);

    /// <summary>Begins to copy from the device; what came is there after <see cref="Wait"/>.</summary>
    public void ToHost(nint host, nint device, long bytes) => Cudart.ToHost(host, device, bytes, handle);

    public void Clear(DeviceMemory memory) => Cudart.Clear(memory.Address, memory.Bytes, handle);

    public void Wait() => Cudart.Wait(handle);

    /// <summary>As <see cref="Wait"/>, after a failure that is told already: another one is not told.</summary>
    public void Settle() => Cudart.Settle(handle);

    protected override bool ReleaseHandle()
    {
        Cudart.ReleaseStream(handle);
        return true;
    }
}
