namespace Surgical.Models.Gemma3;

/// <summary>What config.json says of a Gemma 3 multimodal model, class defaults filled in (medgemma.md 1.1).</summary>
/// <param name="Text">The decoder.</param>
/// <param name="Vision">The vision tower.</param>
/// <param name="StartOfImageToken">Id of the token before a picture.</param>
/// <param name="EndOfImageToken">Id of the token after a picture.</param>
/// <param name="ImageToken">Id of the soft token that a picture's features replace.</param>
/// <param name="TokensPerImage">Soft tokens of one picture; a square number.</param>
/// <param name="StopTokens">Ids that end a reply.</param>
public sealed record Gemma3Configuration(
    TextConfiguration Text,
    VisionConfiguration Vision,
    int StartOfImageToken,
    int EndOfImageToken,
    int ImageToken,
    int TokensPerImage,
    IReadOnlyList<int> StopTokens)
{
    /// <summary>The same with a head that is not the embedding.</summary>
    internal Gemma3Configuration WithOwnHead() => this with { Text = Text with { TiedEmbeddings = false } };
}

/// <summary>The decoder of a Gemma 3 model.</summary>
/// <param name="HiddenSize">Width of the residual stream.</param>
/// <param name="IntermediateSize">Width inside the feed-forward block.</param>
/// <param name="Heads">Query heads.</param>
/// <param name="KeyValueHeads">Key and value heads.</param>
/// <param name="HeadSize">Width of one head; independent of <paramref name="HiddenSize"/>.</param>
/// <param name="VocabularySize">Rows of the embedding.</param>
/// <param name="NormEpsilon">Of every RMS norm.</param>
/// <param name="QueryScale">Attention scores are divided by the square root of this (query_pre_attn_scalar).</param>
/// <param name="SlidingWindow">Keys that a sliding layer sees, the query's own included.</param>
/// <param name="MaxPositions">Longest context.</param>
/// <param name="TiedEmbeddings">Whether the head is the embedding.</param>
/// <param name="Layers">One entry a layer, first to last.</param>
/// <param name="SlidingRope">Positions of the sliding layers.</param>
/// <param name="FullRope">Positions of the full layers.</param>
public sealed record TextConfiguration(
    int HiddenSize,
    int IntermediateSize,
    int Heads,
    int KeyValueHeads,
    int HeadSize,
    int VocabularySize,
    float NormEpsilon,
    double QueryScale,
    int SlidingWindow,
    int MaxPositions,
    bool TiedEmbeddings,
    IReadOnlyList<LayerKind> Layers,
    Rope SlidingRope,
    Rope FullRope);

/// <summary>How far a layer looks back.</summary>
public enum LayerKind
{
    /// <summary>The last window of positions.</summary>
    Sliding,

    /// <summary>Everything.</summary>
    Full,
}

/// <summary>Rotary positions.</summary>
/// <param name="Theta">Base.</param>
/// <param name="Factor">Frequencies are divided by this (linear scaling); 1 for none.</param>
public sealed record Rope(double Theta, double Factor);

/// <summary>The SigLIP vision tower.</summary>
/// <param name="HiddenSize">Width of the residual stream.</param>
/// <param name="IntermediateSize">Width inside the feed-forward block.</param>
/// <param name="Layers">Blocks.</param>
/// <param name="Heads">Attention heads.</param>
/// <param name="ImageSize">Side of the picture, pixels.</param>
/// <param name="PatchSize">Side of a patch, pixels.</param>
/// <param name="NormEpsilon">Of every layer norm, and of the projector's RMS norm.</param>
public sealed record VisionConfiguration(
    int HiddenSize, int IntermediateSize, int Layers, int Heads, int ImageSize, int PatchSize, float NormEpsilon);
