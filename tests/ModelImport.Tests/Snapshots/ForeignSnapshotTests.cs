using System.Text;
using System.Text.Json.Nodes;
using Surgical.ModelImport.Importing;
using Surgical.ModelImport.Snapshots;
using Surgical.ModelImport.Tests.Importing;
using Surgical.Models.Files;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Snapshots;

/// <summary>What is no snapshot of a Gemma 3 says what it is, whichever way it comes in.</summary>
public sealed class ForeignSnapshotTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SmallSnapshot _small = SmallSnapshot.Make();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("checkpoint-500/config.json checkpoint-90/model.safetensors", "checkpoint-500 is the last")]
    [InlineData(
        "checkpoint-7/adapter_config.json checkpoint-7/adapter_model.safetensors",
        "checkpoint-7 is the last, an adapter: with --adapter")]
    [InlineData(
        "medgemma-Q4_K_M.gguf mmproj-model-f16.gguf", "GGUF (medgemma-Q4_K_M.gguf), which llama.cpp's server runs")]
    [InlineData("onnx/decoder_model_merged.onnx", "ONNX (onnx/decoder_model_merged.onnx)")]
    [InlineData("pytorch_model.bin training_args.bin", "pytorch_model.bin, PyTorch's own format")]
    [InlineData("model.safetensors.incomplete", "model.safetensors.incomplete, the part of a download")]
    [InlineData("inner/config.json inner/model.safetensors", "a folder above the model; give inner in it")]
    [InlineData("snapshots/abc/config.json snapshots/abc/model.safetensors", "give snapshots/abc in it")]
    public void Open_FolderOfAnotherKind_SaysWhatItIs(string paths, string says)
    {
        foreach (var path in paths.Split(' '))
        {
            Write(path);
            Write($"{Path.GetDirectoryName(path)}/model.safetensors");
        }

        File.Delete(_folder["snapshot/model.safetensors"]);
        var (opened, resolved) = (Refusal(_folder["snapshot"]), Unresolved(_folder["snapshot"]));

        Assert.Contains(says, opened, StringComparison.Ordinal);
        Assert.Contains(says, resolved, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("medgemma.gguf", "GGUF (medgemma.gguf)")]
    [InlineData("model.safetensors", "a file; give the folder that it lies in")]
    public void Open_File_SaysWhatItIs(string name, string says)
    {
        Write(name);

        Assert.Contains($"came {says}", Refusal(_folder[$"snapshot/{name}"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ConfigurationWithoutSafetensors_SaysWhatLiesThere()
    {
        var folder = _small.WriteTo(_folder["snapshot"]);
        File.Delete(Path.Combine(folder, "model.safetensors"));
        Write("medgemma.gguf");

        var lines = Refusal(folder).Split('\n');

        Assert.Equal(2, lines.Length);
        Assert.Contains("or shards of it, came GGUF (medgemma.gguf)", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "quant_method": "bitsandbytes", "load_in_4bit": true }""", "4-bit weights (bitsandbytes)")]
    [InlineData("""{ "quant_method": "bitsandbytes", "load_in_8bit": true }""", "8-bit weights (bitsandbytes)")]
    [InlineData("""{ "quant_method": "gptq", "bits": 4 }""", "4-bit weights (gptq)")]
    [InlineData("""{ "quant_method": "awq", "bits": 4, "version": "gemm" }""", "4-bit weights (awq)")]
    [InlineData("""{ "quant_method": "fp8" }""", "8-bit weights (fp8)")]
    [InlineData(
        """{ "quant_method": "compressed-tensors", "config_groups": { "g": { "weights": { "num_bits": 8 } } } }""",
        "8-bit weights (compressed-tensors)")]
    public void Open_QuantisedWeights_IsOneLineThatNamesTheWayOut(string settings, string says)
    {
        _small.Config["quantization_config"] = JsonNode.Parse(settings);

        var lines = Refusal(WritePacked()).Split('\n');

        Assert.Equal(2, lines.Length);
        Assert.Contains(says, lines[1], StringComparison.Ordinal);
        Assert.Contains("let a server such as vLLM", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WeightsOfMlx_AreKnownByTheirOwnKey()
    {
        _small.Config["quantization"] = JsonNode.Parse("""{ "group_size": 64, "bits": 4 }""");

        Assert.Contains("came 4-bit weights (MLX)", Refusal(WritePacked()), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_PackedWeightsOfWhichTheConfigurationSaysNothing_AreOneLineAType()
    {
        var lines = Refusal(WritePacked()).Split('\n');

        Assert.Equal(2, lines.Length);
        Assert.Matches(
            "model.safetensors: expected dtype BF16, F16 or F32, came \"U8\" in [0-9]+ tensors, .* first: weights that "
            + "were quantised; let a server",
            lines[1]);
    }

    [Theory]
    [InlineData("gemma3_text", true, "a Gemma 3 that reads text alone; give one that sees")]
    [InlineData("llama", false, "another model, which by its configuration sees no pictures")]
    [InlineData("gemma3n", true, "another model; where it sees, a server such as vLLM can speak for it")]
    [InlineData("paligemma", true, "another model; where it sees")]
    public void Open_AnotherModel_IsOneLine(string type, bool sees, string says)
    {
        _small.Config["model_type"] = type;
        _small.Config["text_config"]!["hidden_activation"] = "silu";
        if (!sees)
        {
            _small.Config.Remove("vision_config");
        }

        var lines = Refusal(_small.WriteTo(_folder["snapshot"])).Split('\n');

        Assert.Equal(2, lines.Length);
        Assert.StartsWith(
            $"  model_type: expected gemma3, came \"{type}\", {says}", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tokenizer.model", "came tokenizer.model alone. Fetch it")]
    [InlineData("README.md", "came none. Fetch it")]
    public void Import_WithoutTokenizerForAsking_IsRefusedBeforeAnythingIsRead(string beside, string says)
    {
        var folder = _small.WriteTo(_folder["snapshot"]);
        Write(beside);
        var progress = new List<ImportProgress>();

        var import = Assert.Throws<ImportException>(() => ModelImporter.Import(
            folder, _folder["model"], new() { NeedsTokenizer = true }, new NoProgress(), Token));
        var resolve = Assert.Throws<ImportException>(() => ModelCache.Resolve(
            folder, _folder["cache"], new() { NeedsTokenizer = true }, new NoProgress(), Token));

        Assert.Contains(says, import.Message, StringComparison.Ordinal);
        Assert.Equal(import.Message, resolve.Message);
        Assert.False(Directory.Exists(_folder["cache"]));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private void Write(string path)
    {
        var full = _folder[$"snapshot/{path}"];
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, [1]);
    }

    // As bytes of packed matrices: every number of a byte, the norms as they were.
    private string WritePacked()
    {
        var folder = _small.WriteTo(_folder["snapshot"]);
        var path = Path.Combine(folder, "model.safetensors");
        var bytes = File.ReadAllBytes(path);
        var end = 8 + (int)BitConverter.ToInt64(bytes);
        var header = (JsonObject)JsonNode.Parse(bytes.AsSpan(8, end - 8))!;
        foreach (var (_, tensor) in header.Where(entry => entry.Key.EndsWith("_proj.weight", StringComparison.Ordinal)))
        {
            var offsets = tensor!["data_offsets"]!.AsArray();
            tensor["dtype"] = "U8";
            tensor["shape"] = new JsonArray((long)offsets[1]! - (long)offsets[0]!, 1);
        }

        File.WriteAllBytes(
            path, SmallSnapshot.Safetensors(Encoding.UTF8.GetBytes(header.ToJsonString()), bytes.AsSpan(end)));
        return folder;
    }

    private static string Refusal(string folder) => Assert.Throws<ImportException>(() => Snapshot.Open(folder)).Message;

    private string Unresolved(string folder) => Assert.Throws<ImportException>(
        () => ModelCache.Resolve(folder, _folder["cache"], new(), new NoProgress(), Token)).Message;
}
