using System.Globalization;
using System.Runtime.InteropServices;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3;

namespace Surgical.Models.Graphs.Onnx;

/// <summary>Collects the nodes of one graph and writes them as an ONNX model (onnx.proto).</summary>
/// <param name="name">Shown in ONNX Runtime's messages.</param>
/// <param name="configuration">Of the model whose weights the graph may ask for.</param>
/// <param name="format">What weights and values are made of.</param>
/// <remarks>A value is known by its name; every method that adds a node returns the name of its first output.</remarks>
internal sealed class OnnxGraph(string name, Gemma3Configuration configuration, IGraphFormat format)
{
    private const int IrVersion = 10;
    private const string Microsoft = "com.microsoft";

    /// <summary>First operator set with TensorScatter and Attention-24.</summary>
    private const int OperatorSet = 24;

    /// <summary>TensorProto.DataLocation.EXTERNAL.</summary>
    private const int ExternalLocation = 1;

    private readonly ProtobufMessage _graph = new ProtobufMessage().Text(2, name);
    private readonly Dictionary<string, PlannedTensor> _plan = TensorPlan.For(configuration).ToDictionary(t => t.Name);
    private readonly HashSet<string> _declared = [];
    private int _values;

    public string Input(string input, OnnxType type, params ReadOnlySpan<OnnxDimension> shape)
    {
        _graph.Message(11, ValueInfo(input, type, shape));
        return input;
    }

    public void Output(string output, OnnxType type, params ReadOnlySpan<OnnxDimension> shape) =>
        _graph.Message(12, ValueInfo(output, type, shape));

    /// <summary>Declares a planned tensor that is not packed.</summary>
    /// <inheritdoc cref="External"/>
    public string Weight(string weight) => External(weight, format.Number, [.. _plan[weight].Shape]);

    /// <summary>The shape of a planned tensor.</summary>
    public IReadOnlyList<long> ShapeOf(string weight) => _plan[weight].Shape;

    /// <summary>Declares a tensor whose bytes the engine hands over when it opens a session.</summary>
    public string External(string weight, OnnxType type, params ReadOnlySpan<long> shape)
    {
        if (!_declared.Add(weight))
        {
            return weight;
        }

        var bytes = (long)type.Size();
        foreach (var length in shape)
        {
            bytes *= length;
        }

        var tensor = Tensor(weight, type, shape)
            .Message(13, Entry("location", ModelFiles.Placeholder))
            .Message(13, Entry("offset", "0"))
            .Message(13, Entry("length", bytes.ToString(CultureInfo.InvariantCulture)))
            .Integer(14, ExternalLocation);
        _graph.Message(5, tensor);
        return weight;
    }

    /// <summary>Numbers in the graph's own type.</summary>
    public string Constant(string constant, ReadOnlySpan<float> values, params ReadOnlySpan<long> shape) =>
        format.Number is OnnxType.BFloat16
            ? Constant(constant, OnnxType.BFloat16, BFloat16.Bytes(values), shape)
            : Constant(constant, OnnxType.Float, MemoryMarshal.AsBytes(values), shape);

    /// <summary>A vector of whole numbers, such as a shape.</summary>
    public string Constant(string constant, params ReadOnlySpan<long> values) =>
        Constant(constant, OnnxType.Int64, MemoryMarshal.AsBytes(values), [values.Length]);

    /// <summary>Adds a node of the standard operators.</summary>
    public string Op(string op, ReadOnlySpan<string> inputs, params ReadOnlySpan<OnnxAttribute> attributes) =>
        Node(string.Empty, op, inputs, [NewValue(op)], attributes);

    /// <summary>Adds a node of ONNX Runtime's own operators.</summary>
    public string MicrosoftOp(
        string op, ReadOnlySpan<string> inputs, params ReadOnlySpan<OnnxAttribute> attributes) =>
        Node(Microsoft, op, inputs, [NewValue(op)], attributes);

    /// <summary>Adds a node with outputs of given names; an empty name leaves an output out.</summary>
    public string Op(
        string op,
        ReadOnlySpan<string> inputs,
        ReadOnlySpan<string> outputs,
        params ReadOnlySpan<OnnxAttribute> attributes) => Node(string.Empty, op, inputs, outputs, attributes);

    /// <inheritdoc cref="Op(string, ReadOnlySpan{string}, ReadOnlySpan{string}, ReadOnlySpan{OnnxAttribute})"/>
    public string MicrosoftOp(
        string op,
        ReadOnlySpan<string> inputs,
        ReadOnlySpan<string> outputs,
        params ReadOnlySpan<OnnxAttribute> attributes) => Node(Microsoft, op, inputs, outputs, attributes);

    /// <summary>A name that no other value of this graph has.</summary>
    public string NewValue(string stem) => string.Create(CultureInfo.InvariantCulture, $"{stem}_{_values++}");

    /// <summary>The whole model, ready to be saved as .onnx.</summary>
    public byte[] ToModel() => new ProtobufMessage()
        .Integer(1, IrVersion)
        .Text(2, "surgical")
        .Message(7, _graph)
        .Message(8, new ProtobufMessage().Text(1, string.Empty).Integer(2, OperatorSet))
        .Message(8, new ProtobufMessage().Text(1, Microsoft).Integer(2, 1))
        .ToArray();

    private string Node(
        string domain,
        string op,
        ReadOnlySpan<string> inputs,
        ReadOnlySpan<string> outputs,
        ReadOnlySpan<OnnxAttribute> attributes)
    {
        var node = new ProtobufMessage().Text(3, NewValue("node_" + op)).Text(4, op).Text(7, domain);
        foreach (var input in inputs)
        {
            node.Text(1, input);
        }

        foreach (var output in outputs)
        {
            node.Text(2, output);
        }

        foreach (var attribute in attributes)
        {
            node.Message(5, attribute.ToMessage());
        }

        _graph.Message(1, node);
        return outputs[0];
    }

    private string Constant(string constant, OnnxType type, ReadOnlySpan<byte> bytes, ReadOnlySpan<long> shape)
    {
        if (_declared.Add(constant))
        {
            _graph.Message(5, Tensor(constant, type, shape).Bytes(9, bytes));
        }

        return constant;
    }

    private static ProtobufMessage Tensor(string tensor, OnnxType type, ReadOnlySpan<long> shape)
    {
        var message = new ProtobufMessage().Integer(2, (long)type).Text(8, tensor);
        foreach (var length in shape)
        {
            message.Integer(1, length);
        }

        return message;
    }

    private static ProtobufMessage ValueInfo(string value, OnnxType type, ReadOnlySpan<OnnxDimension> shape)
    {
        var dimensions = new ProtobufMessage();
        foreach (var dimension in shape)
        {
            dimensions.Message(1, dimension.ToMessage());
        }

        var tensorType = new ProtobufMessage().Integer(1, (long)type).Message(2, dimensions);
        return new ProtobufMessage().Text(1, value).Message(2, new ProtobufMessage().Message(1, tensorType));
    }

    private static ProtobufMessage Entry(string key, string value) =>
        new ProtobufMessage().Text(1, key).Text(2, value);
}
