using System.Runtime.InteropServices;
using Surgical.Models.Contract;

namespace Surgical.Models.Runtime.Cuda.Device;

/// <summary>The part of CUDA's runtime library that we use; ONNX Runtime shares its context with us.</summary>
/// <remarks>https://docs.nvidia.com/cuda/cuda-runtime-api</remarks>
internal static partial class Cudart
{
    /// <summary>The major version is that of the provider library.</summary>
    public const string Library = "libcudart.so.13";

    /// <summary>cudaDevAttrComputeCapabilityMajor.</summary>
    public const int MajorCapability = 75;

    /// <summary>cudaDevAttrComputeCapabilityMinor.</summary>
    public const int MinorCapability = 76;

    private const uint NonBlocking = 1;
    private const int HostToDevice = 1;
    private const int DeviceToHost = 2;

    /// <exception cref="ModelException">The GPU refused; the message says what.</exception>
    public static nint Allocate(long bytes)
    {
        Check(Malloc(out var address, (nuint)bytes), $"{bytes} bytes of memory");
        return address;
    }

    public static void Release(nint address) => _ = Free(address);

    /// <summary>Memory of the host that the GPU copies from and to directly.</summary>
    /// <exception cref="ModelException">There is not so much.</exception>
    public static nint AllocatePinned(long bytes)
    {
        Check(HostAlloc(out var address, (nuint)bytes, flags: 0), $"{bytes} bytes of pinned host memory");
        return address;
    }

    public static void ReleasePinned(nint address) => _ = FreeHost(address);

    public static void Clear(nint address, long bytes, nint stream) =>
        Check(MemsetAsync(address, 0, (nuint)bytes, stream), "to clear memory");

    public static void ToDevice(nint device, nint host, long bytes, nint stream) =>
        Check(MemcpyAsync(device, host, (nuint)bytes, HostToDevice, stream), "a copy to it");

    public static void ToHost(nint host, nint device, long bytes, nint stream) =>
        Check(MemcpyAsync(host, device, (nuint)bytes, DeviceToHost, stream), "a copy from it");

    public static nint CreateStream()
    {
        Check(StreamCreateWithFlags(out var stream, NonBlocking), "a stream");
        return stream;
    }

    public static void ReleaseStream(nint stream) => _ = StreamDestroy(stream);

    /// <summary>Waits for everything that was asked of a stream.</summary>
    public static void Wait(nint stream) => Check(StreamSynchronize(stream), "its work");

    /// <summary>Waits likewise, whatever becomes of it.</summary>
    public static void Settle(nint stream) => _ = StreamSynchronize(stream);

    /// <summary>Free and total memory of the device, in bytes; what other programs hold is not free.</summary>
    public static (long Free, long Total) Memory()
    {
        Check(MemGetInfo(out var free, out var total), "to say how much memory it has");
        return ((long)free, (long)total);
    }

    /// <summary>Null, and why, where the runtime library finds no device.</summary>
    public static (int Devices, string? Problem) Devices()
    {
        var error = GetDeviceCount(out var count);
        return error == 0 ? (count, null) : (0, Describe(error));
    }

    public static int Attribute(int attribute)
    {
        Check(DeviceGetAttribute(out var value, attribute, device: 0), $"attribute {attribute}");
        return value;
    }

    /// <summary>1000 x major + 10 x minor: what the driver can do, and what the library is.</summary>
    public static (int Driver, int Runtime) Versions()
    {
        _ = DriverGetVersion(out var driver);
        _ = RuntimeGetVersion(out var runtime);
        return (driver, runtime);
    }

    private static void Check(int error, string wanted)
    {
        if (error != 0)
        {
            throw new ModelException($"The GPU refused {wanted}: {Describe(error)}.");
        }
    }

    private static string Describe(int error) => Marshal.PtrToStringUTF8(GetErrorString(error)) ?? $"error {error}";

    [LibraryImport(Library, EntryPoint = "cudaMalloc")]
    private static partial int Malloc(out nint address, nuint bytes);

    [LibraryImport(Library, EntryPoint = "cudaFree")]
    private static partial int Free(nint address);

    [LibraryImport(Library, EntryPoint = "cudaHostAlloc")]
    private static partial int HostAlloc(out nint address, nuint bytes, uint flags);

    [LibraryImport(Library, EntryPoint = "cudaFreeHost")]
    private static partial int FreeHost(nint address);

    [LibraryImport(Library, EntryPoint = "cudaMemsetAsync")]
    private static partial int MemsetAsync(nint address, int value, nuint bytes, nint stream);

    [LibraryImport(Library, EntryPoint = "cudaMemcpyAsync")]
    private static partial int MemcpyAsync(nint to, nint from, nuint bytes, int kind, nint stream);

    [LibraryImport(Library, EntryPoint = "cudaStreamCreateWithFlags")]
    private static partial int StreamCreateWithFlags(out nint stream, uint flags);

    [LibraryImport(Library, EntryPoint = "cudaStreamDestroy")]
    private static partial int StreamDestroy(nint stream);

    [LibraryImport(Library, EntryPoint = "cudaStreamSynchronize")]
    private static partial int StreamSynchronize(nint stream);

    [LibraryImport(Library, EntryPoint = "cudaMemGetInfo")]
    private static partial int MemGetInfo(out nuint free, out nuint total);

    [LibraryImport(Library, EntryPoint = "cudaGetDeviceCount")]
    private static partial int GetDeviceCount(out int count);

    [LibraryImport(Library, EntryPoint = "cudaDeviceGetAttribute")]
    private static partial int DeviceGetAttribute(out int value, int attribute, int device);

    [LibraryImport(Library, EntryPoint = "cudaDriverGetVersion")]
    private static partial int DriverGetVersion(out int version);

    [LibraryImport(Library, EntryPoint = "cudaRuntimeGetVersion")]
    private static partial int RuntimeGetVersion(out int version);

    [LibraryImport(Library, EntryPoint = "cudaGetErrorString")]
    private static partial nint GetErrorString(int error);
}
