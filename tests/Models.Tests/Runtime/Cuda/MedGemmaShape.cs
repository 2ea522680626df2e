using Surgical.Models.Gemma3;

namespace Surgical.Models.Tests.Runtime.Cuda;

/// <summary>The shape of MedGemma 4B (medgemma.md 1.1).</summary>
internal static class MedGemmaShape
{
    /// <summary>Bytes of its weights in bfloat16 (medgemma.md 1.2).</summary>
    public const long Weights = 8_600_158_944;

    public static Gemma3Configuration Configuration { get; } = new(
        new TextConfiguration(
            2560, 10240, 8, 4, 256, 262208, 1e-6f, 256, 1024, 131072, true,
            [.. Layers()], new Rope(1e4, 1), new Rope(1e6, 8)),
        new VisionConfiguration(1152, 4304, 27, 16, 896, 14, 1e-6f),
        255999,
        256000,
        262144,
        256,
        [1, 106]);

    private static IEnumerable<LayerKind> Layers() =>
        Enumerable.Range(1, 34).Select(layer => layer % 6 == 0 ? LayerKind.Full : LayerKind.Sliding);
}
