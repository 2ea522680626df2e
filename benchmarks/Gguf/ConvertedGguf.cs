using System.Text.Json;
using Surgical.ModelImport.Snapshots;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3.Tokenizer;
using Surgical.RealTokenizer;

namespace Surgical.Benchmarks.Gguf;

/// <summary>
/// A snapshot of a Gemma 3 as the two files that llama.cpp reads: decoder, and vision tower with projector.
/// </summary>
/// <param name="Snapshot">Borrowed.</param>
/// <param name="Numbers">Of the matrices.</param>
internal sealed record ConvertedGguf(Snapshot Snapshot, PlainNumbers Numbers)
{
    public const string DecoderName = "model.gguf";

    public const string ProjectorName = "mmproj.gguf";

    /// <summary>Writes both files; memory does not grow with the model.</summary>
    /// <param name="folder">Made where it is not.</param>
    /// <exception cref="ImportException">llama.cpp has no such model, or the snapshot has no tokenizer.</exception>
    /// <exception cref="IOException">A file is there already, or the disk is full.</exception>
    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        var name = SnapshotName.Of(Snapshot.Folder);
        var decoder = new GgufHeader();
        AddDecoder(decoder, name);
        GgufFile.Write(Path.Combine(folder, DecoderName), decoder, Tensors(tensor => IsText(tensor.Name)));

        var projector = new GgufHeader();
        ProjectorKeys.AddTo(projector, name, Snapshot.Configuration);
        GgufFile.Write(Path.Combine(folder, ProjectorName), projector, Tensors(tensor => !IsText(tensor.Name)));
    }

    private static bool IsText(string canonical) => canonical.StartsWith("text.", StringComparison.Ordinal);

    // Google's, which every snapshot that can be opened has or means. llama.cpp puts a marker where a picture is to be,
    // and leaves out the empty lines around it that Gemma was trained with (medgemma.md 5.2); here they are again.
    private static string ChatTemplate()
    {
        var path = Path.Combine(Path.GetDirectoryName(Gemma3Tokenizer.JsonPath)!, "tokenizer_config.json");
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        return json.RootElement.GetProperty("chat_template").GetString()!.Replace(
            "message['content'] | trim",
            @"message['content'] | trim | replace('<__media_', '\n\n<__media_') | replace('__>', '__>\n\n')",
            StringComparison.Ordinal);
    }

    private void AddDecoder(GgufHeader header, string name)
    {
        var model = Snapshot.Configuration;
        if (model.Text.QueryScale != model.Text.HeadSize)
        {
            throw new ImportException(
                $"{Snapshot.Folder}: llama.cpp divides scores by the root of the head's size: expected "
                + $"query_pre_attn_scalar {model.Text.HeadSize}, came {model.Text.QueryScale}.");
        }

        var tokenizer = Snapshot.Tokenizer ?? throw new ImportException(
            $"{Snapshot.Folder}: expected tokenizer.json, came a snapshot without.");
        DecoderKeys.AddTo(header, name, model.Text);
        new GgufVocabulary(TokenizerJson.Read(File.ReadAllBytes(tokenizer)), model.Text.VocabularySize).AddTo(header);
        header.Add("tokenizer.ggml.eot_token_id", (uint)model.StopTokens[^1]);
        header.Add("tokenizer.chat_template", ChatTemplate());
    }

    private IReadOnlyList<GgufTensor> Tensors(Func<PlannedTensor, bool> which) =>
    [
        .. TensorPlan.For(Snapshot.Configuration)
            .Where(which)
            .Select(planned => new ConvertedTensor(planned, Snapshot.Tensors[planned.Name], Numbers)),
    ];
}
