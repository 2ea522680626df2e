namespace OpenCvSharp;

/// <summary>Type of a matrix element: depth of a channel and number of channels, packed as OpenCV packs them.</summary>
/// <param name="Value">OpenCV's number.</param>
public readonly record struct MatType(int Value)
{
    /// <summary>Depth: unsigned 8 bits.</summary>
    public const int CV_8U = 0;

    /// <summary>One byte, such as luma.</summary>
    public static readonly MatType CV_8UC1 = MakeType(CV_8U, 1);

    /// <summary>Three bytes, such as BGR.</summary>
    public static readonly MatType CV_8UC3 = MakeType(CV_8U, 3);

    private const int ChannelShift = 3;
    private const int DepthMask = (1 << ChannelShift) - 1;

    /// <summary>Depth of a channel, as OpenCV's number.</summary>
    public int Depth => Value & DepthMask;

    /// <summary>Number of channels, from 1.</summary>
    public int Channels => (Value >> ChannelShift) + 1;

    /// <summary>OpenCV's number as a type.</summary>
    public static implicit operator MatType(int value) => new(value);

    /// <summary>The type of a depth and a number of channels.</summary>
    public static MatType MakeType(int depth, int channels) => depth | ((channels - 1) << ChannelShift);

    /// <inheritdoc cref="op_Implicit(int)"/>
    public static MatType FromInt32(int value) => new(value);
}
