namespace Surgical.ModelImport;

/// <summary>Names of the files of an imported model.</summary>
internal static class ModelFiles
{
    public const string Manifest = "manifest.json";
    public const string VisionGraph = "vision.onnx";
    public const string PrefillGraph = "prefill.onnx";
    public const string DecodeGraph = "decode.onnx";

    /// <summary>
    /// Empty; the graphs name it as the place of their weights, which a session gets from memory (medgemma.md 7.1).
    /// </summary>
    public const string Placeholder = "placeholder.bin";

    /// <summary>Absent when the snapshot has no tokenizer.</summary>
    public const string Tokenizer = "tokenizer.bin";

    /// <summary>The folder's weights; null where the snapshot's own files are used.</summary>
    public static string? Weights(ModelFormat format) => format is ModelFormat.F32 ? "weights.f32" : null;

    /// <summary>What every imported model of a format has, beside its manifest.</summary>
    public static IReadOnlyList<string> Required(ModelFormat format) => Weights(format) is { } weights
        ? [weights, VisionGraph, PrefillGraph, DecodeGraph, Placeholder]
        : [VisionGraph, PrefillGraph, DecodeGraph, Placeholder];
}
