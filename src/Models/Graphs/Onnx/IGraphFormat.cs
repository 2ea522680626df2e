namespace Surgical.Models.Graphs.Onnx;

/// <summary>The numbers that a model's graphs hold and compute in.</summary>
internal interface IGraphFormat
{
    /// <summary>Type of activations, of the cache and of every weight that is not packed.</summary>
    OnnxType Number { get; }

    /// <summary>Adds x multiplied with the transpose of a planned weight, [out, in].</summary>
    /// <param name="graph">Receives the node and declares the weight.</param>
    /// <param name="x">[..., in].</param>
    /// <param name="weight">Canonical name.</param>
    /// <param name="output">Name of the product, [..., out]; null for any.</param>
    string Linear(OnnxGraph graph, string x, string weight, string? output = null);
}
