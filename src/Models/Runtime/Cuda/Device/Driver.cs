using System.Runtime.InteropServices;
using System.Text;

namespace Surgical.Models.Runtime.Cuda.Device;

/// <summary>The part of NVIDIA's driver library that says what GPU there is.</summary>
internal static partial class Driver
{
    /// <summary>Comes with the driver, never with CUDA.</summary>
    public const string Library = "libcuda.so.1";

    private const int LongestName = 256;

    /// <summary>The first device's name; null, where the driver cannot be started, and why.</summary>
    public static (string? Name, string? Problem) Start()
    {
        var error = Init(flags: 0);
        if (error != 0)
        {
            return (null, $"the driver does not start (error {error})");
        }

        Span<byte> name = stackalloc byte[LongestName];
        return DeviceGetName(ref MemoryMarshal.GetReference(name), LongestName, device: 0) == 0
            ? (Encoding.UTF8.GetString(name[..name.IndexOf((byte)0)]), null)
            : (null, "the driver shows no GPU");
    }

    [LibraryImport(Library, EntryPoint = "cuInit")]
    private static partial int Init(uint flags);

    [LibraryImport(Library, EntryPoint = "cuDeviceGetName")]
    private static partial int DeviceGetName(ref byte name, int length, int device);
}
