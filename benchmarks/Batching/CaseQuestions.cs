using Surgical.Analyzer.Profiles;
using Surgical.Capture;
using Surgical.Models.Contract;
using Surgical.Models.Pictures;
using Surgical.Models.Runtime;

namespace Surgical.Benchmarks.Batching;

/// <summary>Questions as cases ask them: about frames of a sample video, each another one.</summary>
internal static class CaseQuestions
{
    // Together as long as the usual prompt with its picture.
    private static readonly string LongText = string.Concat(
        Enumerable.Repeat(PromptProfile.Cataract.Prompt + "\n\n", 4));

    /// <summary>As many as are asked for.</summary>
    public static async Task<IReadOnlyList<Question>> MakeAsync(
        MedGemmaModel model, BatchingOptions options, CancellationToken cancellationToken)
    {
        if (options.TextOnly)
        {
            return [.. Enumerable.Repeat(new Question([], LongText, System: null, options.Tokens), options.Questions)];
        }

        var pictures = await PicturesAsync(options.Questions, model.PictureSize, cancellationToken);
        return [.. pictures.Select(
            picture => PromptProfile.Cataract.About(picture) with { MaxTokens = options.Tokens })];
    }

    private static async Task<List<ModelPicture>> PicturesAsync(
        int count, int size, CancellationToken cancellationToken)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "sample-videos", "phaco-routine.mp4");
        var video = await FrameSource.OpenAsync(path, picturesPerSecond: null, cancellationToken);
        var looks = new Looks.Every(video.Length!.Value / (count + 1));
        var pictures = new List<ModelPicture>();
        var pool = new FramePool(video.Format, 2);
        await foreach (var read in video.ReadAsync(pool, looks, cancellationToken))
        {
            using var frame = read;
            pictures.Add(ImageProcessor.Process(frame.Pixels, frame.Format.Width, frame.Format.Height, size));
            if (pictures.Count == count)
            {
                break;
            }
        }

        return pictures;
    }
}
