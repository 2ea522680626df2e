using System.Text.Json.Nodes;
using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3;
using Surgical.Models.Lora;

namespace Surgical.Benchmarks.RandomModels;

/// <summary>A PEFT adapter with random numbers for every linear layer of a model, vision too.</summary>
internal static class RandomAdapter
{
    private const ulong Seed = 7;

    /// <summary>Writes adapter_config.json and adapter_model.safetensors.</summary>
    /// <returns>Numbers of the weights that the adapter changes.</returns>
    public static long WriteTo(string folder, Gemma3Configuration model, int rank)
    {
        var layers = TensorPlan.For(model).Where(LoraMatch.IsLayer).ToList();
        var config = new JsonObject
        {
            ["peft_type"] = "LORA",
            ["r"] = rank,
            ["lora_alpha"] = rank,
            ["target_modules"] = "all-linear",
        };
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "adapter_config.json"), config.ToJsonString());
        using var file = File.Create(Path.Combine(folder, "adapter_model.safetensors"));
        var tensors = new SafetensorsShard(
            "adapter_model.safetensors", [.. layers.SelectMany(layer => Factors(layer, rank))]);
        foreach (var piece in tensors.Pieces(Seed))
        {
            file.Write(piece.Span);
        }

        return layers.Sum(layer => layer.Count);
    }

    // Small enough that the product does not drown the weight.
    private static RandomTensor[] Factors(PlannedTensor layer, int rank)
    {
        const float Spread = 0.01f;
        var module = layer.Name[..^".weight".Length].Split('.', 2) switch
        {
            ["text", var rest] => $"base_model.model.model.language_model.{rest}",
            [_, var rest] => $"base_model.model.model.vision_tower.vision_model.{rest}",
            _ => throw new ArgumentException($"{layer.Name} is not a canonical name.", nameof(layer)),
        };
        return
        [
            new($"{module}.lora_A.weight", [rank, layer.FileShape[1]], 0, Spread),
            new($"{module}.lora_B.weight", [layer.FileShape[0], rank], 0, Spread),
        ];
    }
}
