namespace Surgical.Models.Graphs.Onnx;

/// <summary>Element types of tensors, numbered as TensorProto.DataType.</summary>
internal enum OnnxType
{
    Float = 1,
    UInt8 = 2,
    Int32 = 6,
    Int64 = 7,
    BFloat16 = 16,
}

internal static class OnnxTypes
{
    /// <summary>Bytes of one number.</summary>
    public static int Size(this OnnxType type) => type switch
    {
        OnnxType.UInt8 => 1,
        OnnxType.BFloat16 => 2,
        OnnxType.Int64 => 8,
        _ => 4,
    };
}

/// <summary>
/// One dimension of a graph's input or output: a length, or a name for what is known only when it runs.
/// </summary>
internal readonly record struct OnnxDimension(string? Name, long Length)
{
    public static implicit operator OnnxDimension(string name) => new(name, 0);

    public static implicit operator OnnxDimension(int length) => new(null, length);

    /// <summary>As TensorShapeProto.Dimension.</summary>
    public ProtobufMessage ToMessage() => Name is null
        ? new ProtobufMessage().Integer(1, Length)
        : new ProtobufMessage().Text(2, Name);
}
