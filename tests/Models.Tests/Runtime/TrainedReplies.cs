using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Capture;
using Surgical.Models.Contract;
using Surgical.Models.Pictures;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Runtime;

/// <summary>The reference implementation's replies of the embedded model (golden/gemma3-trained).</summary>
/// <param name="Prompt">The user's text of all cases.</param>
/// <param name="Cases">Name to reply.</param>
internal sealed record TrainedReplies(string Prompt, IReadOnlyDictionary<string, TrainedReplies.Case> Cases)
{
    private const string Folder = "gemma3-trained";

    private static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Reads them; the running test is skipped where they are missing.</summary>
    public static TrainedReplies Read()
    {
        var json = File.ReadAllBytes(Golden.File($"{Folder}/cases.json"));
        return JsonSerializer.Deserialize<TrainedReplies>(json, Json)!;
    }

    /// <param name="Picture">PNG beside the list.</param>
    /// <param name="Ids">The reply, its stop token included.</param>
    /// <param name="Text">The reply as people read it.</param>
    internal sealed record Case(string Picture, int[] Ids, string Text)
    {
        /// <summary>The picture as a model is shown it.</summary>
        public ModelPicture Shown(IVisionLanguageModel model) =>
            ShownPicture.Read(Golden.File($"{Folder}/{Picture}"), model);

        /// <summary>The picture as a model of that picture size is shown it.</summary>
        public ModelPicture Shown(int size)
        {
            var picture = PictureFile.Decode(Golden.File($"{Folder}/{Picture}"));
            return ImageProcessor.Process(picture.Bgr, picture.Width, picture.Height, size);
        }
    }
}
