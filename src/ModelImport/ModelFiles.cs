namespace Surgical.ModelImport;

/// <summary>Names of the files of an imported model.</summary>
internal static class ModelFiles
{
    public const string Manifest = "manifest.json";
    public const string Weights = "weights.f32";
    public const string VisionGraph = "vision.onnx";
    public const string PrefillGraph = "prefill.onnx";
    public const string DecodeGraph = "decode.onnx";

    /// <summary>
    /// Empty; the graphs name it as the place of their weights, which a session gets from memory (medgemma.md 7.1).
    /// </summary>
    public const string Placeholder = "placeholder.bin";

    /// <summary>Absent when the snapshot has no tokenizer.</summary>
    public const string Tokenizer = "tokenizer.bin";

    /// <summary>What every imported model has, beside its manifest.</summary>
    public static IReadOnlyList<string> Required { get; } =
        [Weights, VisionGraph, PrefillGraph, DecodeGraph, Placeholder];
}
