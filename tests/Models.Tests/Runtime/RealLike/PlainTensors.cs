using System.Text.Json;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3;

namespace Surgical.Models.Tests.Runtime.RealLike;

/// <summary>Every tensor of a small snapshot in memory, by canonical name, as the files spell its numbers.</summary>
/// <param name="Configuration">What config.json says.</param>
/// <param name="Tensors">To be changed at will.</param>
internal sealed record PlainTensors(
    Gemma3Configuration Configuration, Dictionary<string, (long[] Shape, float[] Values)> Tensors)
{
    public float[] this[string name] => Tensors[name].Values;

    /// <summary>The head: the embedding where the model is tied.</summary>
    public float[] Head => this[Configuration.Text.TiedEmbeddings ? "text.embed_tokens.weight" : "text.lm_head.weight"];

    /// <param name="snapshot">Folder of a snapshot.</param>
    public static PlainTensors Read(string snapshot)
    {
        var tensors = new Dictionary<string, (long[] Shape, float[] Values)>();
        foreach (var path in Directory.EnumerateFiles(snapshot, "*.safetensors"))
        {
            using var file = SafetensorsFile.Open(path, new Problems());
            foreach (var tensor in file!.Tensors)
            {
                var values = new float[tensor.Count];
                file.Read(tensor, 0, values);
                tensors[TensorName.Canonical(tensor.Name)!] = ([.. tensor.Shape], values);
            }
        }

        return new PlainTensors(Configured(snapshot), tensors);
    }

    /// <summary>Writes them as a snapshot in float32, in one of the layouts.</summary>
    /// <param name="folder">There already.</param>
    public void Write(string folder) => Cpu.SafetensorsWriter.Write(
        Path.Combine(folder, "model.safetensors"), Tensors.ToDictionary(tensor => FileName(tensor.Key), t => t.Value));

    private static Gemma3Configuration Configured(string snapshot)
    {
        using var config = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(snapshot, "config.json")));
        return ConfigurationReader.Read(config.RootElement, generation: null, new Problems());
    }

    private static string FileName(string canonical) => canonical
        .Replace("vision.", "vision_tower.", StringComparison.Ordinal)
        .Replace("projector.", "multi_modal_projector.", StringComparison.Ordinal);
}
