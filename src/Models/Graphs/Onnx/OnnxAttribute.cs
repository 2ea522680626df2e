namespace Surgical.Models.Graphs.Onnx;

/// <summary>A named constant of a node (AttributeProto).</summary>
internal abstract record OnnxAttribute(string Name)
{
    public static OnnxAttribute Int(string name, long value) => new Integer(name, value);

    public static OnnxAttribute Float(string name, float value) => new Real(name, value);

    public static OnnxAttribute String(string name, string value) => new Text(name, value);

    public static OnnxAttribute Ints(string name, params long[] values) => new Integers(name, values);

    /// <summary>Field and type numbers are those of AttributeProto in onnx.proto.</summary>
    public ProtobufMessage ToMessage()
    {
        var message = new ProtobufMessage().Text(1, Name);
        return this switch
        {
            Real real => message.Real(2, real.Value).Integer(20, 1),
            Integer integer => message.Integer(3, integer.Value).Integer(20, 2),
            Text text => message.Text(4, text.Value).Integer(20, 3),
            Integers integers => integers.Values.Aggregate(message, (m, value) => m.Integer(8, value)).Integer(20, 7),
            _ => throw new InvalidOperationException($"Attribute {Name} is of no known kind."),
        };
    }

    private sealed record Integer(string Name, long Value) : OnnxAttribute(Name);

    private sealed record Real(string Name, float Value) : OnnxAttribute(Name);

    private sealed record Text(string Name, string Value) : OnnxAttribute(Name);

    private sealed record Integers(string Name, long[] Values) : OnnxAttribute(Name);
}
