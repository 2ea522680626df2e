using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Surgical.ModelImport.Snapshots;
using Surgical.Models.Files;

namespace Surgical.Models.Tests.Runtime.Cpu;

/// <summary>
/// A snapshot in float32 whose matrices are those that a packed model multiplies with: what it must compute, by other
/// means. The head is another matrix than the embedding.
/// </summary>
internal static class DequantisedSnapshot
{
    private const string Embedding = "text.embed_tokens.weight";

    /// <param name="original">Snapshot that the model was imported from: its config.json.</param>
    /// <param name="model">Imported as int4; tied.</param>
    /// <param name="folder">Absent.</param>
    public static string Write(string original, ImportedModel model, string folder)
    {
        Directory.CreateDirectory(folder);
        var config = (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(original, "config.json")))!;
        config["tie_word_embeddings"] = false;
        ((JsonObject)config["text_config"]!).Remove("tie_word_embeddings");
        File.WriteAllText(Path.Combine(folder, "config.json"), config.ToJsonString());

        using var weights = model.MapWeights();
        var vision = model.Manifest.Configuration.Vision;
        var tensors = weights.Names
            .Where(name => !name.EndsWith(".scales", StringComparison.Ordinal))
            .ToDictionary(FileName, name => Tensor(weights, name, vision.PatchSize));
        SafetensorsWriter.Write(Path.Combine(folder, "model.safetensors"), tensors);
        return folder;
    }

    /// <summary>(q - zero) x scale, a row after another; what fills up the last block of a row is left out.</summary>
    public static float[] Unpack(MappedWeights weights, string weight, int columns)
    {
        var shape = weights.Shape(weight + ".packed");
        var (rows, blocks, blockBytes) = ((int)shape[0], (int)shape[1], (int)shape[2]);
        var packed = new byte[weights.Size(weight + ".packed")];
        Marshal.Copy(weights.Address(weight + ".packed"), packed, 0, packed.Length);
        var scales = All(weights, weight + ".scales");
        var block = Enumerable.Range(4, 10).Select(power => 1 << power).First(size => size * blocks >= columns);
        var bits = blockBytes * 8 / block;
        var values = new float[rows * columns];
        for (var i = 0; i < values.Length; i++)
        {
            var (row, column) = (i / columns, i % columns);
            var at = (((row * blocks) + (column / block)) * block) + (column % block);
            var level = bits == 8 ? packed[at] - 128 : ((packed[at / 2] >> (4 * (at % 2))) & 15) - 8;
            values[i] = level * scales[(row * blocks) + (column / block)];
        }

        return values;
    }

    private static (long[] Shape, float[] Values) Tensor(MappedWeights weights, string name, int patch)
    {
        if (name.EndsWith(".packed", StringComparison.Ordinal))
        {
            var weight = name[..^".packed".Length];
            var columns = Columns(weights, weight);
            return ([weights.Shape(name)[0], columns], Unpack(weights, weight, columns));
        }

        long[] shape = name.EndsWith("patch_embedding.weight", StringComparison.Ordinal)
            ? [weights.Shape(name)[0], 3, patch, patch]
            : [.. weights.Shape(name)];
        var values = All(weights, name);

        // Norms of Gemma are given as 1 + w and stored as w.
        var isNorm = name.EndsWith("norm.weight", StringComparison.Ordinal)
            && !name.StartsWith("vision.", StringComparison.Ordinal);
        return (shape, isNorm ? [.. values.Select(value => value - 1)] : values);
    }

    // Of a packed matrix, by what it is multiplied with.
    private static int Columns(MappedWeights weights, string weight)
    {
        var parts = weight.Split('.');
        return (int)(parts[^2] switch
        {
            "o_proj" => weights.Shape($"text.layers.{parts[2]}.self_attn.q_proj.weight.packed")[0],
            "down_proj" => weights.Shape($"text.layers.{parts[2]}.mlp.up_proj.weight.packed")[0],
            "fc2" => weights.Shape($"vision.encoder.layers.{parts[3]}.mlp.fc1.weight.packed")[0],
            _ => weights.Shape(parts[0] == "vision" ? "vision.post_layernorm.weight" : "text.norm.weight")[0],
        });
    }

    private static float[] All(MappedWeights weights, string name)
    {
        var values = new float[weights.Shape(name).Aggregate(1L, (product, length) => product * length)];
        weights.Read(name, 0, values);
        return values;
    }

    private static string FileName(string name) => name switch
    {
        Embedding + ".packed" => "lm_head.weight",
        _ => name.Replace(".packed", "", StringComparison.Ordinal)
            .Replace("vision.", "vision_tower.", StringComparison.Ordinal)
            .Replace("projector.", "multi_modal_projector.", StringComparison.Ordinal),
    };
}
