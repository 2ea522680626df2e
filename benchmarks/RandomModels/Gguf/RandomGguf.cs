using System.Text.Json.Nodes;
using Surgical.ModelImport;
using Surgical.ModelImport.Configuration;
using Surgical.ModelImport.Tokenizer;

namespace Surgical.Benchmarks.RandomModels.Gguf;

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
        var tensors = GgufTensors.For(model, Head);
        var header = new GgufHeader();
        Describe(model.Text, header);
        var tokenizer = TokenizerJson.Read(File.ReadAllBytes(GemmaTokenizer.For(model).Json));
        new GgufVocabulary(tokenizer, model.Text.VocabularySize).AddTo(header);

        var unfinished = $"{path}.incomplete";
        try
        {
            Write(unfinished, header.For(tensors), tensors);
            File.Move(unfinished, path);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private void Write(string path, byte[] header, IReadOnlyList<GgufTensor> tensors)
    {
        using var file = File.Create(path, bufferSize: 0);
        file.Write(header);
        foreach (var tensor in tensors)
        {
            foreach (var piece in tensor.Pieces(Seed))
            {
                file.Write(piece.Span);
            }

            file.Write(new byte[GgufHeader.Aligned(file.Position) - file.Position]);
        }
    }

    private static void Describe(TextConfiguration text, GgufHeader header)
    {
        header.Add("general.architecture", "gemma3");
        header.Add("general.name", "random");
        header.Add("general.file_type", MostlyQ40);
        header.Add("general.quantization_version", QuantizationVersion);
        header.Add("gemma3.context_length", (uint)text.MaxPositions);
        header.Add("gemma3.embedding_length", (uint)text.HiddenSize);
        header.Add("gemma3.block_count", (uint)text.Layers.Count);
        header.Add("gemma3.feed_forward_length", (uint)text.IntermediateSize);
        header.Add("gemma3.attention.head_count", (uint)text.Heads);
        header.Add("gemma3.attention.head_count_kv", (uint)text.KeyValueHeads);
        header.Add("gemma3.attention.key_length", (uint)text.HeadSize);
        header.Add("gemma3.attention.value_length", (uint)text.HeadSize);
        header.Add("gemma3.attention.layer_norm_rms_epsilon", text.NormEpsilon);
        header.Add("gemma3.attention.sliding_window", (uint)text.SlidingWindow);
        header.Add("gemma3.rope.freq_base", (float)text.FullRope.Theta);
        header.Add("gemma3.rope.scaling.type", "linear");
        header.Add("gemma3.rope.scaling.factor", (float)text.FullRope.Factor);
    }
}
