namespace Surgical.ModelImport.Weights;

/// <summary>Number types of a safetensors file that can be imported.</summary>
internal enum TensorType
{
    BFloat16,
    Float16,
    Float32,
}

internal static class TensorTypes
{
    /// <summary>The type of a safetensors name, null for one that is not imported.</summary>
    public static TensorType? Parse(string? name) => name switch
    {
        "BF16" => TensorType.BFloat16,
        "F16" => TensorType.Float16,
        "F32" => TensorType.Float32,
        _ => null,
    };

    /// <summary>Bytes of one number.</summary>
    public static int Size(this TensorType type) => type == TensorType.Float32 ? 4 : 2;
}
