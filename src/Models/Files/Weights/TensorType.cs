namespace Surgical.Models.Files.Weights;

/// <summary>Number types of stored tensors.</summary>
public enum TensorType
{
    /// <summary>The upper half of a float32.</summary>
    BF16,

    /// <summary>IEEE half precision.</summary>
    F16,

    /// <summary>IEEE single precision.</summary>
    F32,

    /// <summary>Bytes, in which packed weights lie; no snapshot has them.</summary>
    U8,
}

internal static class TensorTypes
{
    /// <summary>The type of a safetensors name, null for one that is not imported.</summary>
    public static TensorType? Parse(string? name) => name switch
    {
        "BF16" => TensorType.BF16,
        "F16" => TensorType.F16,
        "F32" => TensorType.F32,
        _ => null,
    };

    /// <summary>Bytes of one number.</summary>
    public static int Size(this TensorType type) => type switch
    {
        TensorType.U8 => 1,
        TensorType.F32 => 4,
        _ => 2,
    };
}
