using System.Text.Json.Nodes;
using Surgical.Benchmarks.RandomModels;
using Surgical.Models.Files;
using Surgical.Models.Gemma3.Tokenizer;

namespace Surgical.Benchmarks.Gguf;

/// <summary>
/// The decoder of a Gemma 3 with random weights as a GGUF file that llama.cpp takes: Q4_0, and the embedding, which is
/// the head, in a type of its own.
/// </summary>
/// <param name="Config">config.json.</param>
/// <param name="Head">Type of the embedding.</param>
/// <param name="Seed">Of the weights.</param>
internal sealed record RandomGguf(JsonObject Config, GgufType Head, ulong Seed)
{
    private const uint MostlyQ40 = 2;
    private const uint QuantizationVersion = 2;

    /// <summary>Writes the file; memory does not grow with the model.</summary>
    /// <exception cref="ImportException">The configuration makes no sense, or not as a GGUF.</exception>
    /// <exception cref="IOException">The file is there already, or the disk is full.</exception>
    public void WriteTo(string path)
    {
        var model = ModelSizes.Read(Config);
        var tensors = RandomGgufTensors.For(model, Head, Seed);
        var header = new GgufHeader();
        DecoderKeys.AddTo(header, "random", model.Text);
        header.Add("general.file_type", MostlyQ40);
        header.Add("general.quantization_version", QuantizationVersion);
        var tokenizer = TokenizerJson.Read(File.ReadAllBytes(GemmaTokenizer.For(model).Json));
        new GgufVocabulary(tokenizer, model.Text.VocabularySize).AddTo(header);
        GgufFile.Write(path, header, tensors);
    }
}
