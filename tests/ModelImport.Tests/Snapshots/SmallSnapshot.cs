using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3;

namespace Surgical.ModelImport.Tests.Snapshots;

/// <summary>
/// A snapshot of a very small Gemma 3 with random weights, to be spoilt by a test before it is written.
/// </summary>
internal sealed class SmallSnapshot
{
    /// <summary>config.json; two text layers, one vision layer.</summary>
    public JsonObject Config { get; } = (JsonObject)JsonNode.Parse(
        """
        {
          "model_type": "gemma3", "mm_tokens_per_image": 4,
          "boi_token_index": 29, "eoi_token_index": 30, "image_token_index": 31,
          "text_config": { "hidden_size": 8, "intermediate_size": 12, "num_hidden_layers": 2, "num_attention_heads": 2,
            "num_key_value_heads": 1, "head_dim": 4, "vocab_size": 32, "sliding_window": 16,
            "max_position_embeddings": 64 },
          "vision_config": { "hidden_size": 6, "intermediate_size": 10, "num_hidden_layers": 1,
            "num_attention_heads": 2,
            "image_size": 8, "patch_size": 2, "vision_use_head": false }
        }
        """)!;

    /// <summary>Name in the file to shape and numbers; float32.</summary>
    public Dictionary<string, (long[] Shape, float[] Values)> Tensors { get; } = [];

    /// <summary>"F32" or "BF16": how the numbers are written; bfloat16 rounds them.</summary>
    public string NumberType { get; init; } = "F32";

    /// <summary>The sound snapshot, its names in the layout of Google's own files.</summary>
    public static SmallSnapshot Make(string numberType = "F32")
    {
        var small = new SmallSnapshot { NumberType = numberType };
        var random = new Random(7);
        var configuration =
            ConfigurationReader.Read(JsonSerializer.SerializeToElement(small.Config), null, new Problems());
        foreach (var planned in TensorPlan.For(configuration))
        {
            var values = Enumerable.Range(0, (int)planned.Count).Select(_ => random.NextSingle() - 0.5f).ToArray();
            small.Tensors.Add(NameLayout.Google(planned.Name), ([.. planned.FileShape], values));
        }

        return small;
    }

    /// <summary>Writes config.json and model.safetensors.</summary>
    public string WriteTo(string folder)
    {
        WriteConfig(folder);
        File.WriteAllBytes(Path.Combine(folder, "model.safetensors"), Safetensors(Tensors, NumberType));
        return folder;
    }

    /// <summary>Writes config.json and two files of half the tensors each.</summary>
    public string WriteShardsTo(string folder)
    {
        WriteConfig(folder);
        var half = Tensors.Count / 2;
        File.WriteAllBytes(
            Path.Combine(folder, "model-00001-of-00002.safetensors"), Safetensors(Tensors.Take(half), NumberType));
        File.WriteAllBytes(
            Path.Combine(folder, "model-00002-of-00002.safetensors"), Safetensors(Tensors.Skip(half), NumberType));
        return folder;
    }

    /// <summary>A safetensors file around any header.</summary>
    public static byte[] Safetensors(ReadOnlySpan<byte> header, ReadOnlySpan<byte> data)
    {
        var length = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. header, .. data];
    }

    /// <summary>A safetensors file of these tensors, as "F32" or "BF16".</summary>
    public static byte[] Safetensors(
        IEnumerable<KeyValuePair<string, (long[] Shape, float[] Values)>> tensors, string numberType)
    {
        var header = new JsonObject { ["__metadata__"] = new JsonObject { ["format"] = "pt" } };
        var data = new List<byte>();
        foreach (var (name, (shape, values)) in tensors)
        {
            var begin = data.Count;
            data.AddRange(numberType == "F32" ? MemoryMarshal.AsBytes(values.AsSpan()) : BFloat16.Bytes(values));
            header[name] = new JsonObject
            {
                ["dtype"] = numberType,
                ["shape"] = new JsonArray([.. shape.Select(dimension => (JsonNode)dimension)]),
                ["data_offsets"] = new JsonArray(begin, data.Count),
            };
        }

        return Safetensors(JsonSerializer.SerializeToUtf8Bytes(header), CollectionsMarshal.AsSpan(data));
    }

    private void WriteConfig(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "config.json"), Config.ToJsonString());
    }
}
