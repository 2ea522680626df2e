using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using static Surgical.Models.Graphs.Onnx.OnnxAttribute;

namespace Surgical.Models.Graphs.Onnx;

/// <summary>Matrices of few bits that are multiplied as they lie; everything else is float32.</summary>
internal sealed class PackedFormat(ModelFormat.Int4 format) : IGraphFormat
{
    private readonly PlainFormat _plain = new(OnnxType.Float);

    public OnnxType Number => _plain.Number;

    public string Linear(OnnxGraph graph, string x, string weight, string? output)
    {
        if (WeightPacking.Of(format, weight) is not { } packing)
        {
            return _plain.Linear(graph, x, weight, output);
        }

        var shape = graph.ShapeOf(weight);
        var (rows, columns) = (shape[0], shape[1]);
        var blocks = packing.Blocks(columns);
        var bytes = graph.External(
            WeightPacking.BytesOf(weight), OnnxType.UInt8, rows, blocks, packing.BlockBytes);
        var scales = graph.External(WeightPacking.ScalesOf(weight), OnnxType.Float, rows * blocks);
        return graph.MicrosoftOp(
            "MatMulNBits",
            [x, bytes, scales],
            [output ?? graph.NewValue("linear")],
            Int("N", rows),
            Int("K", columns),
            Int("bits", packing.Bits),
            Int("block_size", packing.Block),
            Int("accuracy_level", format.Accuracy));
    }
}
