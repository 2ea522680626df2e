using Surgical.Models.Gemma3;

namespace Surgical.Models.Tests.Gemma3;

/// <summary>
/// What the chat template reads of two models' configurations; the shapes of their layers do not matter here.
/// </summary>
internal static class Configurations
{
    private static readonly Rope NoRope = new(10_000, 1);

    /// <summary>Google's checkpoints.</summary>
    public static Gemma3Configuration Gemma3 { get; } = Of(255_999, 256_000, 262_144, 256);

    /// <summary>The embedded model.</summary>
    public static Gemma3Configuration CataractSim { get; } = Of(6, 7, 8, 64);

    private static Gemma3Configuration Of(int startOfImage, int endOfImage, int image, int tokensPerImage) => new(
        new TextConfiguration(1, 1, 1, 1, 1, 1, 1e-6f, 1, 1, 1, true, [], NoRope, NoRope),
        new VisionConfiguration(1, 1, 1, 1, 896, 14, 1e-6f),
        startOfImage,
        endOfImage,
        image,
        tokensPerImage,
        []);
}
