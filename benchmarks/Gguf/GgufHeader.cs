using System.Text;

namespace Surgical.Benchmarks.Gguf;

/// <summary>
/// What stands before the data of a GGUF file: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md.
/// </summary>
internal sealed class GgufHeader
{
    /// <summary>Data begins at multiples of this.</summary>
    public const int Alignment = 32;

    private const uint Version = 3;

    private readonly List<Action<BinaryWriter>> _entries = [];

    // Numbers of the value types, as the format's document lists them.
    private enum ValueType : uint
    {
        UInt32 = 4,
        Int32 = 5,
        Float32 = 6,
        Bool = 7,
        String = 8,
        Array = 9,
    }

    public void Add(string key, uint value) => Add(key, ValueType.UInt32, writer => writer.Write(value));

    public void Add(string key, float value) => Add(key, ValueType.Float32, writer => writer.Write(value));

    public void Add(string key, bool value) => Add(key, ValueType.Bool, writer => writer.Write(value));

    public void Add(string key, string value) => Add(key, ValueType.String, writer => Write(writer, value));

    public void Add(string key, IReadOnlyCollection<string> values) => AddArray(key, ValueType.String, values, Write);

    public void Add(string key, IReadOnlyCollection<float> values) =>
        AddArray(key, ValueType.Float32, values, (writer, value) => writer.Write(value));

    public void Add(string key, IReadOnlyCollection<int> values) =>
        AddArray(key, ValueType.Int32, values, (writer, value) => writer.Write(value));

    public void Add(string key, IReadOnlyCollection<bool> values) =>
        AddArray(key, ValueType.Bool, values, (writer, value) => writer.Write(value));

    /// <summary>All bytes up to the data.</summary>
    public byte[] For(IReadOnlyCollection<GgufTensor> tensors)
    {
        var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("GGUF"u8);
        writer.Write(Version);
        writer.Write((ulong)tensors.Count);
        writer.Write((ulong)_entries.Count);
        _entries.ForEach(write => write(writer));
        var offset = 0L;
        foreach (var tensor in tensors)
        {
            Write(writer, tensor, offset);
            offset = Aligned(offset + tensor.Size);
        }

        file.SetLength(Aligned(file.Length));
        return file.ToArray();
    }

    /// <summary>Where the next tensor begins.</summary>
    public static long Aligned(long offset) => (offset + Alignment - 1) / Alignment * Alignment;

    private static void Write(BinaryWriter writer, GgufTensor tensor, long offset)
    {
        Write(writer, tensor.Name);
        writer.Write((uint)tensor.Shape.Count);
        foreach (var dimension in tensor.Shape.Reverse())
        {
            writer.Write((ulong)dimension);
        }

        writer.Write(tensor.Code);
        writer.Write((ulong)offset);
    }

    private static void Write(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((ulong)bytes.Length);
        writer.Write(bytes);
    }

    private void AddArray<T>(
        string key, ValueType type, IReadOnlyCollection<T> values, Action<BinaryWriter, T> write) =>
        Add(key, ValueType.Array, writer =>
        {
            writer.Write((uint)type);
            writer.Write((ulong)values.Count);
            foreach (var value in values)
            {
                write(writer, value);
            }
        });

    private void Add(string key, ValueType type, Action<BinaryWriter> write) => _entries.Add(writer =>
    {
        Write(writer, key);
        writer.Write((uint)type);
        write(writer);
    });
}
