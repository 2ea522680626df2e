using System.Text;
using Surgical.Models.Graphs.Onnx;

namespace Surgical.Models.Tests.Runtime.Cuda;

/// <summary>
/// A graph in float32 that rounds what each of its operators computes to bfloat16, as the same graph in bfloat16 does.
/// The factors of the norms stay float32.
/// </summary>
internal static class RoundedGraph
{
    private const int GraphField = 7;
    private const int NodeField = 1;
    private const int OutputField = 2;
    private const int OperatorField = 4;

    private static readonly HashSet<string> Rounded =
    [
        "Add", "Mul", "Gelu", "MatMul", "FusedMatMul", "RotaryEmbedding", "Attention", "GroupQueryAttention",
        "LayerNormalization", "SimplifiedLayerNormalization", "SkipSimplifiedLayerNormalization",
    ];

    /// <param name="model">Of <see cref="OnnxGraph.ToModel"/>.</param>
    public static byte[] Of(byte[] model) => Rewritten(model, GraphField, Graph);

    private static IEnumerable<byte[]> Graph(byte[] graph) => [Rewritten(graph, NodeField, Node)];

    // Under its old name stands the rounded value; what the operator computed gets a new one.
    private static IEnumerable<byte[]> Node(byte[] node)
    {
        var fields = Fields(node).ToList();
        if (!Rounded.Contains(Encoding.UTF8.GetString(fields.Single(field => field.Number == OperatorField).Bytes!)))
        {
            return [node];
        }

        // Caches that attention writes besides are what its inputs were, rounded already.
        var renamed = new ProtobufMessage();
        List<byte[]> nodes = [];
        foreach (var field in fields)
        {
            var name = field.Number == OutputField ? Encoding.UTF8.GetString(field.Bytes!) : "";
            if (name.Length == 0 || name.StartsWith("present", StringComparison.Ordinal))
            {
                field.CopyTo(renamed);
                continue;
            }

            renamed.Text(OutputField, $"{name}_exact");
            nodes.Add(Cast($"{name}_exact", $"{name}_half", OnnxType.BFloat16));
            nodes.Add(Cast($"{name}_half", name, OnnxType.Float));
        }

        return [renamed.ToArray(), .. nodes];
    }

    private static byte[] Cast(string from, string into, OnnxType type) => new ProtobufMessage()
        .Text(1, from)
        .Text(OutputField, into)
        .Text(3, $"round_{into}")
        .Text(OperatorField, "Cast")
        .Message(5, OnnxAttribute.Int("to", (long)type).ToMessage())
        .ToArray();

    private static byte[] Rewritten(byte[] message, int number, Func<byte[], IEnumerable<byte[]>> rewrite)
    {
        var written = new ProtobufMessage();
        foreach (var field in Fields(message))
        {
            if (field.Number == number)
            {
                foreach (var part in rewrite(field.Bytes!))
                {
                    written.Bytes(number, part);
                }
            }
            else
            {
                field.CopyTo(written);
            }
        }

        return written.ToArray();
    }

    private static IEnumerable<Field> Fields(byte[] message)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = Number(message, ref at);
            var (number, isBytes) = ((int)(tag >> 3), (tag & 7) == 2);
            var value = Number(message, ref at);
            if (isBytes)
            {
                yield return new Field(number, 0, message[at..(at + (int)value)]);
                at += (int)value;
            }
            else
            {
                yield return new Field(number, value, Bytes: null);
            }
        }
    }

    private static long Number(byte[] message, ref int at)
    {
        long number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            number |= (long)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return number;
            }
        }
    }

    private sealed record Field(int Number, long Value, byte[]? Bytes)
    {
        public void CopyTo(ProtobufMessage message) =>
            _ = Bytes is null ? message.Integer(Number, Value) : message.Bytes(Number, Bytes);
    }
}
