using System.Diagnostics;
using System.Runtime.InteropServices;
using Surgical.Models.Runtime.Cuda.Device;

namespace Surgical.Gpu;

/// <summary>What the GPU's memory delivers when it is copied from one place to another.</summary>
internal static partial class DeviceBandwidth
{
    private const long Bytes = 1L << 30;
    private const int Rounds = 10;
    private const int OnDevice = 3;

    /// <summary>Bytes read and written a second.</summary>
    public static double Measure()
    {
        using var stream = new CudaStream();
        using var from = new DeviceMemory(Bytes);
        using var to = new DeviceMemory(Bytes);
        Copy(stream, from, to);
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < Rounds; round++)
        {
            _ = MemcpyAsync(to.Address, from.Address, (nuint)Bytes, OnDevice, stream.Address);
        }

        stream.Wait();
        return 2.0 * Bytes * Rounds / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Copy(CudaStream stream, DeviceMemory from, DeviceMemory to)
    {
        stream.Clear(from);
        _ = MemcpyAsync(to.Address, from.Address, (nuint)Bytes, OnDevice, stream.Address);
        stream.Wait();
    }

    [LibraryImport(Cudart.Library, EntryPoint = "cudaMemcpyAsync")]
    private static partial int MemcpyAsync(nint to, nint from, nuint bytes, int kind, nint stream);
}
