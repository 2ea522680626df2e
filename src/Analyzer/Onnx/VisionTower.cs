using Surgical.ModelImport.Configuration;
using Surgical.ModelImport.Graphs;

namespace Surgical.Analyzer.Onnx;

/// <summary>Turns pictures into the features that stand in for their image tokens. For one thread.</summary>
/// <param name="session">The vision graph; borrowed.</param>
/// <param name="configuration">The model's shape.</param>
internal sealed class VisionTower(GraphSession session, Gemma3Configuration configuration)
{
    /// <summary>Looks at one picture.</summary>
    /// <param name="planes">[3 x image size x image size], red, green, blue; values in [-1, 1].</param>
    /// <param name="features">Receives [tokens of an image x hidden].</param>
    /// <param name="cancellationToken">Stops between two nodes of the graph.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the features are undefined.</exception>
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
