namespace Surgical.Models.Graphs;

/// <summary>
/// Inputs and outputs of the three graphs. B is the batch, S the tokens of one run; numbers are in the graphs' own type
/// unless another is named.
/// </summary>
public static class GraphNames
{
    /// <summary>The weight whose rows are the tokens' embeddings, [vocabulary, hidden].</summary>
    public const string Embedding = "text.embed_tokens.weight";

    /// <summary>The weight that gives the logits where it is not the embedding, [vocabulary, hidden].</summary>
    public const string Head = "text.lm_head.weight";

    /// <summary>Vision in: [B, patches, channels x patch x patch], patches row by row, values in [-1, 1].</summary>
    public const string Patches = "patches";

    /// <summary>Vision out: [B, tokens of an image, hidden].</summary>
    public const string Features = "features";

    /// <summary>
    /// Prefill and decode in, on the CPU: [B, S, hidden], scaled embeddings with image features in place.
    /// </summary>
    public const string Embeddings = "x";

    /// <summary>Prefill and decode in, on a GPU: int64 [B, S].</summary>
    public const string Ids = "ids";

    /// <summary>
    /// Prefill in, on a GPU: int64 [image tokens, 2], batch and row of each row of <see cref="Features"/>, which are
    /// [image tokens, hidden] there.
    /// </summary>
    public const string ImagePlaces = "img_idx";

    /// <summary>Prefill in: int64 [B, S].</summary>
    public const string Positions = "pos";

    /// <summary>
    /// Prefill in: [B, 1, S, S], what is added to the scores of full layers; absent without such layers.
    /// </summary>
    public const string FullMask = "mask_g";

    /// <summary>
    /// Prefill in: [B, 1, S, S], what is added to the scores of sliding layers; absent without such layers.
    /// </summary>
    public const string SlidingMask = "mask_l";

    /// <summary>Prefill in: int64 [B], first row of the cache to write.</summary>
    public const string Write = "write";

    /// <summary>Prefill in: int64 [B], row whose logits are wanted; absent where all are.</summary>
    public const string Last = "last";

    /// <summary>Decode in: int32 [B], tokens in the cache after this run less one.</summary>
    public const string LastPosition = "seqlens_k";

    /// <summary>Decode in: int32 scalar, the most tokens in the cache after this run over the batch.</summary>
    public const string Total = "total";

    /// <summary>Prefill and decode out: [B, rows, vocabulary]; float32 where there is one row.</summary>
    public const string Logits = "logits";

    /// <summary>Prefill and decode out, on a GPU, one row: int64 [B, 1, 1], the likeliest token.</summary>
    public const string LikeliestToken = "likeliest";

    /// <summary>Likewise: float32 [B, 1, 1], natural logarithm of its probability.</summary>
    public const string LikeliestScore = "likeliest_score";

    /// <summary>
    /// The cache of a layer, [B, key-value heads, capacity, head size]; output and input are one buffer.
    /// </summary>
    public static string PastKey(int layer) => $"pk.{layer}";

    /// <inheritdoc cref="PastKey"/>
    public static string PastValue(int layer) => $"pv.{layer}";

    /// <inheritdoc cref="PastKey"/>
    public static string PresentKey(int layer) => $"nk.{layer}";

    /// <inheritdoc cref="PastKey"/>
    public static string PresentValue(int layer) => $"nv.{layer}";
}
