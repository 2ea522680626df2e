using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Surgical.Benchmarks.RandomModels;

/// <summary>One of the files that a checkpoint is spread over.</summary>
/// <param name="Name">File name.</param>
/// <param name="Tensors">In the order of their data.</param>
internal sealed record SafetensorsShard(string Name, IReadOnlyList<RandomTensor> Tensors)
{
    // Of 8.6 GB, Google's first file holds 4.96.
    private const double FirstShare = 0.58;
    private const int HeaderAlignment = 8;

    /// <summary>Two files: the tensors in their order, and by name in each.</summary>
    public static IReadOnlyList<SafetensorsShard> TwoOf(IReadOnlyList<RandomTensor> tensors)
    {
        var most = (long)(tensors.Sum(tensor => tensor.Size) * FirstShare);
        var size = 0L;
        var first = tensors.TakeWhile(tensor => (size += tensor.Size) <= most).Count();
        return
        [
            new("model-00001-of-00002.safetensors", ByName(tensors.Take(first))),
            new("model-00002-of-00002.safetensors", ByName(tensors.Skip(first))),
        ];
    }

    /// <summary>model.safetensors.index.json of the files together.</summary>
    public static JsonObject Index(IReadOnlyList<SafetensorsShard> shards) => new()
    {
        ["metadata"] = new JsonObject
        {
            ["total_size"] = shards.Sum(shard => shard.Tensors.Sum(tensor => tensor.Size)),
        },
        ["weight_map"] = new JsonObject(
            from shard in shards
            from tensor in shard.Tensors
            orderby tensor.Name
            select KeyValuePair.Create(tensor.Name, (JsonNode?)shard.Name)),
    };

    /// <summary>The whole file, a piece at a time; each is overwritten by the next.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces(ulong modelSeed) =>
        Tensors.SelectMany(tensor => tensor.Pieces(modelSeed)).Prepend(Header(modelSeed));

    // The seed stands in it, because an imported model is told from others by its headers.
    private byte[] Header(ulong modelSeed)
    {
        var seed = modelSeed.ToString(CultureInfo.InvariantCulture);
        var header = new JsonObject { ["__metadata__"] = new JsonObject { ["format"] = "pt", ["seed"] = seed } };
        var begin = 0L;
        foreach (var tensor in Tensors)
        {
            header[tensor.Name] = new JsonObject
            {
                ["dtype"] = "BF16",
                ["shape"] = new JsonArray([.. tensor.Shape.Select(dimension => (JsonNode)dimension)]),
                ["data_offsets"] = new JsonArray(begin, begin + tensor.Size),
            };
            begin += tensor.Size;
        }

        return Framed(JsonSerializer.SerializeToUtf8Bytes(header));
    }

    // Spaces bring the data to a multiple of eight: https://github.com/huggingface/safetensors#format
    private static byte[] Framed(byte[] json)
    {
        var length = (json.Length + HeaderAlignment - 1) / HeaderAlignment * HeaderAlignment;
        var framed = new byte[sizeof(ulong) + length];
        BinaryPrimitives.WriteUInt64LittleEndian(framed, (ulong)length);
        framed.AsSpan(sizeof(ulong)).Fill((byte)' ');
        json.CopyTo(framed, sizeof(ulong));
        return framed;
    }

    private static List<RandomTensor> ByName(IEnumerable<RandomTensor> tensors) =>
        [.. tensors.OrderBy(tensor => tensor.Name, StringComparer.Ordinal)];
}
