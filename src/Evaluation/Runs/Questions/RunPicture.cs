using Surgical.Analyzer.Profiles;
using Surgical.Capture;
using Surgical.DataSets.Files;
using Surgical.Models.Contract;

namespace Surgical.Evaluation.Runs.Questions;

/// <summary>The picture of a question, which lies in the folder of the questions or below it.</summary>
internal static class RunPicture
{
    /// <summary>Decodes a picture and shows it as the profile wants it shown.</summary>
    /// <param name="file">Of the questions.</param>
    /// <param name="name">Path of the picture, relative to the file's folder.</param>
    /// <param name="profile">How pictures are shown.</param>
    /// <param name="model">Is to look at it.</param>
    /// <exception cref="CaptureException">
    /// There is no such picture, it lies elsewhere, or it cannot be decoded.
    /// </exception>
    /// <exception cref="ModelException">The profile is for other models.</exception>
    public static ModelPicture Show(string file, string name, PromptProfile profile, IVisionLanguageModel model)
    {
        var path = QuestionPicture.Find(file, name)
            ?? throw new CaptureException(
                $"Expected a picture in the folder of the questions, got {name}, which leads out of it.");
        var picture = File.Exists(path)
            ? PictureFile.Decode(path, !profile.Picture.IsAsStored)
            : throw new CaptureException($"There is no picture {name} beside the questions.");
        return profile.Show(picture.Bgr, picture.Width, picture.Height, model);
    }
}
