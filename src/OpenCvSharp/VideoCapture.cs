using System.Text;
using OpenCvSharp.Interop;

namespace OpenCvSharp;

/// <summary>Reads the pictures of a video file, one after another.</summary>
/// <remarks>One thread at a time; every call may block for as long as decoding takes.</remarks>
public sealed class VideoCapture : IDisposable
{
    private readonly VideoCaptureHandle _handle;

    /// <summary>Opens a file with a backend of OpenCV's choice; whether it worked, <see cref="IsOpened"/> says.</summary>
    public VideoCapture(string fileName, VideoCaptureAPIs apiPreference = VideoCaptureAPIs.ANY)
        : this(fileName, apiPreference, [])
    {
    }

    /// <summary>Opens a file; whether it worked, <see cref="IsOpened"/> says.</summary>
    /// <param name="fileName">Path of the file.</param>
    /// <param name="apiPreference">The backend to use.</param>
    /// <param name="prms">Pairs of a <see cref="VideoCaptureProperties"/> and its value, such as time-outs.</param>
    /// <exception cref="OpenCVException">OpenCV failed in another way than by not opening the file.</exception>
    public VideoCapture(string fileName, VideoCaptureAPIs apiPreference, int[] prms)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        ArgumentNullException.ThrowIfNull(prms);
        NativeMethods.Check(
            NativeMethods.NewCapture(fileName, (int)apiPreference, prms, prms.Length, out var handle));
        _handle = handle;
    }

    /// <summary>Whether the file was opened.</summary>
    public bool IsOpened()
    {
        NativeMethods.Check(NativeMethods.IsOpened(_handle, out var opened));
        return opened;
    }

    /// <summary>Decodes the next picture and keeps it; false at the end, and also where the file is broken.</summary>
    public bool Grab()
    {
        NativeMethods.Check(NativeMethods.Grab(_handle, out var grabbed));
        return grabbed;
    }

    /// <summary>Converts the grabbed picture to BGR; into the memory of <paramref name="image"/> if it fits.</summary>
    public bool Retrieve(Mat image, int flag = 0)
    {
        ArgumentNullException.ThrowIfNull(image);
        NativeMethods.Check(NativeMethods.Retrieve(_handle, image.Handle, flag, out var retrieved));
        return retrieved;
    }

    /// <summary>Grabs and retrieves.</summary>
    public bool Read(Mat image) => Grab() && Retrieve(image);

    /// <summary>A property's value; 0 where the backend does not know it.</summary>
    public double Get(VideoCaptureProperties propertyId)
    {
        NativeMethods.Check(NativeMethods.Get(_handle, (int)propertyId, out var value));
        return value;
    }

    /// <summary>Sets a property; false where the backend does not take it.</summary>
    public bool Set(VideoCaptureProperties propertyId, double value)
    {
        NativeMethods.Check(NativeMethods.Set(_handle, (int)propertyId, value, out var accepted));
        return accepted;
    }

    /// <summary>The backend that reads, such as "FFMPEG".</summary>
    /// <exception cref="OpenCVException">Nothing is open.</exception>
    public string GetBackendName()
    {
        Span<byte> name = stackalloc byte[64];
        NativeMethods.Check(NativeMethods.GetBackendName(_handle, name, name.Length));
        return Encoding.UTF8.GetString(name[..name.IndexOf((byte)0)]);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _handle.Dispose();
}
