using Surgical.Models.Gemma3;
using Surgical.Models.Graphs;
using Surgical.Models.Pictures;

namespace Surgical.Models.Runtime.Cpu;

/// <summary>Turns pictures into the features that stand in for their image tokens. For one thread.</summary>
/// <param name="session">The vision graph; borrowed.</param>
/// <param name="configuration">The model's shape.</param>
internal sealed class VisionTower(GraphSession session, Gemma3Configuration configuration)
{
    /// <inheritdoc cref="IGemma3Runtime.Look"/>
    public void Look(ReadOnlySpan<float> planes, Memory<float> features, CancellationToken cancellationToken)
    {
        var vision = configuration.Vision;
        var grid = vision.ImageSize / vision.PatchSize;
        var patches = PicturePatches.Of(planes, vision.ImageSize, vision.PatchSize);
        using var binding = session.CreateBinding();
        binding.Input<float>(GraphNames.Patches, patches, 1, grid * grid, patches.Length / (grid * grid));
        binding.Output(
            GraphNames.Features, features, 1, configuration.TokensPerImage, configuration.Text.HiddenSize);
        binding.Run(cancellationToken);
    }
}
