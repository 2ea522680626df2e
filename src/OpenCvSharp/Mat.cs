using System.Runtime.InteropServices;
using OpenCvSharp.Interop;

namespace OpenCvSharp;

/// <summary>A picture or matrix: rows × columns of elements of one type, over own or borrowed memory.</summary>
/// <remarks>One thread at a time. An operation that writes into a Mat of the right size and type reuses its memory.</remarks>
public sealed class Mat : IDisposable
{
    private GCHandle _pin;

    /// <summary>An empty matrix, to be filled by an operation.</summary>
    public Mat()
    {
        NativeMethods.Check(NativeMethods.NewMat(out var handle));
        Handle = handle;
    }

    /// <summary>A matrix over own memory, whose content is not set.</summary>
    public Mat(int rows, int cols, MatType type)
    {
        NativeMethods.Check(NativeMethods.NewMat(rows, cols, type.Value, out var handle));
        Handle = handle;
    }

    internal Mat(MatHandle handle) => Handle = handle;

    /// <summary>Number of rows.</summary>
    public int Rows => Describe().Rows;

    /// <summary>Number of columns.</summary>
    public int Cols => Describe().Cols;

    /// <summary>Number of rows.</summary>
    public int Height => Rows;

    /// <summary>Number of columns.</summary>
    public int Width => Cols;

    /// <summary>The first element; zero when the matrix is empty.</summary>
    public IntPtr Data => Describe().Data;

    internal MatHandle Handle { get; }

    /// <summary>A matrix over borrowed memory, which must stay alive and in place until the matrix is disposed.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="cols">Number of columns.</param>
    /// <param name="type">Type of an element.</param>
    /// <param name="data">The first element.</param>
    /// <param name="step">Bytes from one row to the next; 0 where rows are packed.</param>
    /// <exception cref="OpenCVException">The step is shorter than a row.</exception>
    public static Mat FromPixelData(int rows, int cols, MatType type, IntPtr data, long step = 0)
    {
        NativeMethods.Check(NativeMethods.NewMatOver(rows, cols, type.Value, data, step, out var handle));
        return new Mat(handle);
    }

    /// <summary>A matrix over an array, which is pinned until the matrix is disposed.</summary>
    /// <inheritdoc cref="FromPixelData(int, int, MatType, IntPtr, long)"/>
    public static Mat FromPixelData(int rows, int cols, MatType type, Array data, long step = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        var pin = GCHandle.Alloc(data, GCHandleType.Pinned);
        try
        {
            var mat = FromPixelData(rows, cols, type, pin.AddrOfPinnedObject(), step);
            mat._pin = pin;
            return mat;
        }
        catch
        {
            pin.Free();
            throw;
        }
    }

    /// <summary>Type of an element.</summary>
    public MatType Type() => Describe().Type;

    /// <summary>Width and height.</summary>
    public Size Size()
    {
        var shape = Describe();
        return new Size(shape.Cols, shape.Rows);
    }

    /// <summary>Bytes from one row to the next.</summary>
    public long Step() => Describe().Step;

    /// <summary>Whether there are no elements.</summary>
    public bool Empty() => Data == IntPtr.Zero;

    /// <summary>Whether rows follow each other without padding.</summary>
    public bool IsContinuous() => Describe().IsContinuous;

    /// <summary>All elements, borrowed from this matrix; empty when it is empty or has padding between rows.</summary>
    public unsafe Span<T> AsSpan<T>()
        where T : unmanaged
    {
        var shape = Describe();
        return shape.IsContinuous
            ? new Span<T>((void*)shape.Data, checked((int)(shape.Rows * shape.Cols * shape.Element / sizeof(T))))
            : [];
    }

    /// <summary>Frees own memory, or lets go of the borrowed one.</summary>
    public void Dispose()
    {
        Handle.Dispose();
        if (_pin.IsAllocated)
        {
            _pin.Free();
        }
    }

    private Description Describe()
    {
        NativeMethods.Check(NativeMethods.DescribeMat(
            Handle, out var rows, out var cols, out var type, out var element, out var step, out var data));
        return new Description(rows, cols, type, element, step, data);
    }

    private readonly record struct Description(int Rows, int Cols, int Type, long Element, long Step, IntPtr Data)
    {
        public bool IsContinuous => Rows <= 1 || Step == Cols * Element;
    }
}
