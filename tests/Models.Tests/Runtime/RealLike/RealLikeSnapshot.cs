using System.Numerics.Tensors;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Models.Checks;

namespace Surgical.Models.Tests.Runtime.RealLike;

/// <summary>
/// A small random model made like trained ones are (medgemma.md 5.9): two channels of the residual stream grow beyond
/// what float16 holds, norms make up for it, one channel stands out before the first layer's queries and keys, and
/// logits reach 95. Its cases are the golden prompts without pictures, answered by <see cref="PlainDecoder"/>.
/// </summary>
internal static class RealLikeSnapshot
{
    /// <summary>Greatest logit of the cases.</summary>
    public const float GreatestLogit = 95;

    private const int GreedyTokens = 4;

    // The greatest of what then goes into q, k and v of layer 0 is some 25 times the median. In Gemma 3 270M it is 40
    // times; random weights, which were never trained to bear that, then lose more to bfloat16 than trained ones do.
    private const float FirstOutlier = 6;

    // The stream's root mean square once the channels have grown; all other channels are multiplied by it again.
    private const float MadeUp = 10_000;

    // What the channels themselves then count for.
    private const float Muffled = 0.03f;

    private static readonly int[] Channels = [5, 77];

    /// <param name="original">A golden snapshot with cases.json.</param>
    /// <param name="folder">Absent.</param>
    /// <returns>What was written.</returns>
    public static PlainTensors Write(string original, string folder)
    {
        Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(original, "config.json"), Path.Combine(folder, "config.json"));
        var model = PlainTensors.Read(original);
        LetChannelsGrow(model);
        ReferenceSample[] asked = [.. ReferenceSample.In(original).Where(sample => sample.Pictures.Count == 0)];
        ScaleFactors(model["text.norm.weight"], GreatestLogit / asked.Max(sample => Greatest(model, sample.Ids)));
        model.Write(folder);
        WriteCases(model, asked, folder);
        return model;
    }

    private static void LetChannelsGrow(PlainTensors model)
    {
        var down = model["text.layers.0.mlp.down_proj.weight"];
        var inner = model.Configuration.Text.IntermediateSize;
        foreach (var channel in Channels)
        {
            TensorPrimitives.Multiply(down.AsSpan(channel * inner, inner), 1000, down.AsSpan(channel * inner, inner));
            model["text.layers.0.post_feedforward_layernorm.weight"][channel] = MadeUp - 1;
        }

        ScaleFactor(model["text.layers.0.input_layernorm.weight"], Channels[0], FirstOutlier);
        foreach (var norm in model.Tensors.Keys.Where(ReadsTheGrownStream))
        {
            var weights = model[norm];
            for (var channel = 0; channel < weights.Length; channel++)
            {
                ScaleFactor(weights, channel, Channels.Contains(channel) ? Muffled : MadeUp);
            }
        }
    }

    private static bool ReadsTheGrownStream(string tensor) => tensor == "text.norm.weight"
        || (tensor.StartsWith("text.layers.", StringComparison.Ordinal)
            && !tensor.StartsWith("text.layers.0.", StringComparison.Ordinal)
            && (tensor.EndsWith("input_layernorm.weight", StringComparison.Ordinal)
                || tensor.EndsWith("pre_feedforward_layernorm.weight", StringComparison.Ordinal)));

    // Norms multiply by 1 + w.
    private static void ScaleFactor(float[] weights, int channel, float by) =>
        weights[channel] = ((1 + weights[channel]) * by) - 1;

    private static void ScaleFactors(float[] weights, float by)
    {
        for (var channel = 0; channel < weights.Length; channel++)
        {
            ScaleFactor(weights, channel, by);
        }
    }

    private static float Greatest(PlainTensors model, int[] ids) =>
        Math.Abs(TensorPrimitives.MaxMagnitude<float>(new PlainDecoder(model).Logits(ids)));

    private static void WriteCases(PlainTensors model, ReferenceSample[] asked, string folder)
    {
        var cases = new JsonObject();
        foreach (var sample in asked)
        {
            var logits = new PlainDecoder(model).Logits(sample.Ids);
            WriteArray(Path.Combine(folder, $"{sample.Name}.logits.npy"), logits, sample.Ids.Length);
            cases[sample.Name] = JsonSerializer.SerializeToNode(new
            {
                input_ids = sample.Ids,
                greedy = Greedy(model, sample.Ids),
                images = 0,
            });
        }

        File.WriteAllText(
            Path.Combine(folder, ReferenceSample.Index), new JsonObject { ["cases"] = cases }.ToJsonString());
    }

    private static int[] Greedy(PlainTensors model, int[] ids)
    {
        List<int> read = [.. ids];
        var vocabulary = model.Configuration.Text.VocabularySize;
        for (var step = 0; step < GreedyTokens; step++)
        {
            read.Add(TensorPrimitives.IndexOfMax<float>(new PlainDecoder(model).Logits(read).AsSpan()[^vocabulary..]));
        }

        return [.. read.Skip(ids.Length)];
    }

    private static void WriteArray(string path, float[] values, int rows)
    {
        var header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {values.Length / rows}), }}\n";
        using var file = new BinaryWriter(File.Create(path), Encoding.Latin1);
        file.Write([0x93, .. "NUMPY\u0001\0"u8]);
        file.Write((ushort)header.Length);
        file.Write(Encoding.ASCII.GetBytes(header));
        foreach (var value in values)
        {
            file.Write(value);
        }
    }
}
