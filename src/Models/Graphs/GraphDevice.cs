namespace Surgical.Models.Graphs;

/// <summary>
/// What runs a graph: the same mathematics, made of the operators that the device has and is fast at.
/// </summary>
internal enum GraphDevice
{
    /// <summary>Embeddings come from outside; what follows is chosen there.</summary>
    Cpu,

    /// <summary>
    /// Tokens and pictures go in, the likeliest token comes out beside the logits; no operator needs cuDNN
    /// (medgemma.md 6.4).
    /// </summary>
    Cuda,
}
