using Surgical.Models.Gemma3;
using Surgical.Models.Graphs.Onnx;

namespace Surgical.Models.Graphs;

/// <summary>
/// The decoder's front end on a device that holds the embedding: tokens to scaled rows, pictures in place.
/// </summary>
internal static class TokenEmbedding
{
    /// <summary>Adds the look-up.</summary>
    /// <returns>[batch, sequence, hidden].</returns>
    public static string Rows(OnnxGraph graph, TextConfiguration text)
    {
        // The factor is rounded to the type that is computed in: 50.5 for 4B in bfloat16 (medgemma.md 2.6).
        var ids = graph.Input(GraphNames.Ids, OnnxType.Int64, "batch", "sequence");
        var factor = graph.Constant("embedding_factor", [(float)Math.Sqrt(text.HiddenSize)], 1);
        return graph.Op("Mul", [graph.Op("Gather", [graph.Weight(GraphNames.Embedding), ids]), factor]);
    }

    /// <summary>Adds the exchange of image tokens' rows for the features of pictures, which are not scaled.</summary>
    public static string WithPictures(OnnxGraph graph, string rows, OnnxType number, TextConfiguration text)
    {
        var features = graph.Input(GraphNames.Features, number, "image_tokens", text.HiddenSize);
        var places = graph.Input(GraphNames.ImagePlaces, OnnxType.Int64, "image_tokens", 2);
        return graph.Op("ScatterND", [rows, places, features]);
    }
}
