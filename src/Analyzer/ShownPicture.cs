using Surgical.Capture;
using Surgical.Models.Contract;
using Surgical.Models.Pictures;

namespace Surgical.Analyzer;

/// <summary>Between picture files and what a model is shown: models know pixels alone.</summary>
public static class ShownPicture
{
    /// <summary>A picture file as a model without a profile is shown it.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="model">Is to look at it.</param>
    /// <exception cref="CaptureException">The picture cannot be read.</exception>
    public static ModelPicture Read(string path, IVisionLanguageModel model)
    {
        var picture = PictureFile.Decode(path);
        return ImageProcessor.Process(
            picture.Bgr,
            picture.Width,
            picture.Height,
            new PicturePreparation(model.PictureSize) { Filter = model.PictureFilter });
    }

    /// <summary>The very pixels that a model was shown, as a file.</summary>
    public static byte[] EncodePng(ModelPicture picture) =>
        PictureEncoding.Png(picture.Pixels, picture.Size, picture.Size);
}
