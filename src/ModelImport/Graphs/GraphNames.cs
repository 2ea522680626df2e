namespace Surgical.ModelImport.Graphs;

/// <summary>Inputs and outputs of the three graphs. B is the batch, S the tokens of one run, all floats are float32.</summary>
public static class GraphNames
{
    /// <summary>The weight whose rows are the tokens' embeddings, [vocabulary, hidden].</summary>
    public const string Embedding = "text.embed_tokens.weight";

    /// <summary>Vision in: [B, patches, channels x patch x patch], patches row by row, values in [-1, 1].</summary>
    public const string Patches = "patches";

    /// <summary>Vision out: [B, tokens of an image, hidden].</summary>
    public const string Features = "features";

    /// <summary>Prefill and decode in: [B, S, hidden], scaled embeddings with image features in place.</summary>
    public const string Embeddings = "x";

    /// <summary>Prefill in: int64 [B, S].</summary>
    public const string Positions = "pos";

    /// <summary>Prefill in: [B, 1, S, S], what is added to the scores of full layers; absent without such layers.</summary>
    public const string FullMask = "mask_g";

    /// <summary>Prefill in: [B, 1, S, S], what is added to the scores of sliding layers; absent without such layers.</summary>
    public const string SlidingMask = "mask_l";

    /// <summary>Prefill in: int64 [B], first row of the cache to write.</summary>
    public const string Write = "write";

    /// <summary>Prefill in: int64 [B], row whose logits are wanted; absent where all are.</summary>
    public const string Last = "last";

    /// <summary>Decode in: int32 [B], tokens in the cache after this run less one.</summary>
    public const string LastPosition = "seqlens_k";

    /// <summary>Decode in: int32 scalar, the most tokens in the cache after this run over the batch.</summary>
    public const string Total = "total";

    /// <summary>Prefill and decode out: [B, rows, vocabulary].</summary>
    public const string Logits = "logits";

    /// <summary>The cache of a layer, [B, key-value heads, capacity, head size]; output and input are one buffer.</summary>
    public static string PastKey(int layer) => $"pk.{layer}";

    /// <inheritdoc cref="PastKey"/>
    public static string PastValue(int layer) => $"pv.{layer}";

    /// <inheritdoc cref="PastKey"/>
    public static string PresentKey(int layer) => $"nk.{layer}";

    /// <inheritdoc cref="PastKey"/>
    public static string PresentValue(int layer) => $"nv.{layer}";
}
