using Surgical.Models.Pictures;

namespace Surgical.Models.Processing;

/// <summary>What the files beside a model's weights say of what goes in and what comes out.</summary>
/// <param name="Pictures">How pictures are prepared.</param>
/// <param name="Generation">What bends the choice of tokens.</param>
/// <param name="Notes">What the files ask for and does not happen, for people, a sentence each.</param>
public sealed record ModelProcessing(
    PictureProcessing Pictures, GenerationSettings Generation, IReadOnlyList<string> Notes)
{
    /// <summary>Gemma 3's own: of a snapshot without such files.</summary>
    public static ModelProcessing Gemma { get; } = new(PictureProcessing.Gemma, GenerationSettings.None, []);

    /// <summary>Whether pictures and replies are Gemma's own; notes do not count.</summary>
    public bool IsGemmas => Pictures.Equals(PictureProcessing.Gemma) && Generation.IsNone;
}
