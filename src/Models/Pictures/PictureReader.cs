using Surgical.Models.Contract;
using Surgical.Models.Runtime;

namespace Surgical.Models.Pictures;

/// <summary>Looks at pictures that were not looked at lately. For one thread.</summary>
/// <param name="engine">Borrowed.</param>
/// <param name="cache">Of the same model.</param>
/// <param name="processing">Of the same model.</param>
/// <param name="time">Times the vision tower.</param>
internal sealed class PictureReader(
    Gemma3Engine engine, FeatureCache cache, PictureProcessing processing, TimeProvider time)
{
    /// <summary>The features of pictures, each followed by those of its crops.</summary>
    /// <exception cref="ModelException">A picture is not of the size that the model looks at.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public PictureFeatures Read(IReadOnlyList<ModelPicture> pictures, CancellationToken cancellationToken)
    {
        var (spent, kept) = (TimeSpan.Zero, 0);
        var features = new List<float[]>();
        foreach (var picture in pictures.SelectMany(picture => picture.Crops.Prepend(picture)))
        {
            if (cache.Find(picture.Sha256) is { } known)
            {
                features.Add(known);
                kept++;
                continue;
            }

            var start = time.GetTimestamp();
            features.Add(engine.Look([Planes(picture)], cancellationToken));
            spent += time.GetElapsedTime(start);
            cache.Add(picture.Sha256, features[^1]);
        }

        return new(features is [var only] ? only : [.. features.SelectMany(values => values)], spent, kept);
    }

    private float[] Planes(ModelPicture picture)
    {
        var size = engine.Configuration.Vision.ImageSize;
        return picture.Size == size
            ? PicturePatches.Planes(picture, processing)
            : throw new ModelException($"Expected pictures of {size} pixels a side, got one of {picture.Size}.");
    }
}
