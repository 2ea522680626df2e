using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3;
using Surgical.Models.Graphs;

namespace Surgical.Models.Files;

/// <summary>What the weights file of a format holds, in its order.</summary>
internal static class StoragePlan
{
    /// <param name="configuration">The model's shape.</param>
    /// <param name="format">One with a weights file.</param>
    /// <param name="embedding">Type of the snapshot's embedding: a packed model keeps its rows as they are.</param>
    public static IEnumerable<StoredTensor> For(
        Gemma3Configuration configuration, ModelFormat format, TensorType embedding) =>
        TensorPlan.For(configuration).SelectMany(planned => Stored(configuration, format, embedding, planned));

    private static IEnumerable<StoredTensor> Stored(
        Gemma3Configuration configuration, ModelFormat format, TensorType embedding, PlannedTensor planned)
    {
        if (WeightPacking.Of(format, planned.Name) is not { } packing)
        {
            yield return new StoredTensor(planned, TensorType.F32);
            yield break;
        }

        // Tokens are looked up in it and, in a tied model, it is the head.
        var isEmbedding = planned.Name == GraphNames.Embedding;
        if (isEmbedding)
        {
            yield return new StoredTensor(planned, embedding);
        }

        if (!isEmbedding || configuration.Text.TiedEmbeddings)
        {
            yield return new StoredTensor(planned, TensorType.U8, packing);
        }
    }
}
