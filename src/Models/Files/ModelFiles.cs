namespace Surgical.Models.Files;

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

    /// <summary>Which tensors of an unfinished import are whole; never part of a model.</summary>
    public const string Journal = ".journal";

    /// <summary>The folder's weights; null where the snapshot's own files are used.</summary>
    public static string? Weights(ModelFormat format) => format switch
    {
        ModelFormat.F32 => "weights.f32",
        ModelFormat.Int4 => "weights.q4",
        _ => null,
    };

    /// <summary>What every imported model of a format has, beside its manifest.</summary>
    /// <remarks>Graphs for a GPU are made when it opens the model: they are no use on another machine.</remarks>
    public static IReadOnlyList<string> Required(ModelFormat format) => Weights(format) is { } weights
        ? [weights, VisionGraph, PrefillGraph, DecodeGraph, Placeholder]
        : [Placeholder];
}
