using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Surgical.ModelImport.Snapshots;
using Surgical.ModelImport.Tests.Snapshots;
using Surgical.Models.Files;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Lora;

/// <summary>An adapter that would be merged wrongly or in part is refused, and the message says why.</summary>
public sealed class LoraRefusalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SmallAdapter _adapter = SmallAdapter.Make();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("use_dora", "true", "use_dora: expected false: DoRA")]
    [InlineData("bias", "\"all\"", "bias: expected none: trained biases are not merged, came \"all\"")]
    [InlineData("bias", "\"lora_only\"", "bias: expected none")]
    [InlineData("lora_bias", "true", "lora_bias: expected false: biases of an adapter")]
    [InlineData("modules_to_save", "[\"lm_head\"]",
        "modules_to_save: expected none: modules trained as a whole are not merged, came [\"lm_head\"]")]
    [InlineData("trainable_token_indices", "[5]", "trainable_token_indices: expected none: trained tokens")]
    [InlineData("trainable_token_indices", "{\"embed_tokens\": [5]}", "trainable_token_indices")]
    [InlineData("target_parameters", "[\"mm_input_projection_weight\"]", "target_parameters")]
    [InlineData("layer_replication", "[[0, 1]]", "layer_replication")]
    [InlineData("alora_invocation_tokens", "[1, 2]", "alora_invocation_tokens")]
    [InlineData("init_lora_weights", "\"pissa\"", "init_lora_weights: expected true, false, gaussian, eva, orthogonal")]
    [InlineData("peft_type", "\"IA3\"", "peft_type: expected LORA, came \"IA3\"")]
    [InlineData("peft_type", null, "peft_type: expected LORA, came nothing")]
    [InlineData("r", "0", "r: expected a whole number from 1 to 65536, came 0")]
    [InlineData("r", "2.5", "r: expected a whole number")]
    [InlineData("r", null, "r: expected a whole number from 1 to 65536, came nothing")]
    [InlineData("r", "3", "lora_A.weight: expected [3, 8] for text.layers.1.mlp.gate_proj.weight [12, 8], came [2, 8]")]
    [InlineData("lora_alpha", "0", "lora_alpha: expected a number above 0, came 0")]
    [InlineData("lora_alpha", "-8", "lora_alpha: expected a number above 0, came -8")]
    [InlineData("lora_alpha", "\"NaN\"", "lora_alpha: expected a number above 0, came \"NaN\"")]
    [InlineData("lora_alpha", null, "lora_alpha: expected a number above 0, came nothing")]
    [InlineData("alpha_pattern", "{\"q_proj\": 0}", "alpha_pattern.q_proj: expected a number above 0, came 0")]
    [InlineData("rank_pattern", "{\"q_proj\": 0}", "rank_pattern.q_proj: expected a whole number")]
    [InlineData("rank_pattern", "{\"(\": 4}", "rank_pattern.(: expected a regular expression")]
    [InlineData("rank_pattern", "[4]", "rank_pattern: expected an object, came [4]")]
    [InlineData(
        "target_modules", "\"(\"", "target_modules: expected a list of names, a regular expression or all-linear")]
    [InlineData("fan_in_fan_out", "\"yes\"", "fan_in_fan_out: expected true or false, came \"yes\"")]
    public void Open_ConfigurationThatCannotBeMerged_IsRefused(string key, string? value, string message)
    {
        _adapter.Config.Remove(key);
        if (value is not null)
        {
            _adapter.Config[key] = JsonNode.Parse(value);
        }

        Assert.Contains(message, Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lora_magnitude_vector", "a magnitude of DoRA")]
    [InlineData("lora_embedding_A", "an adapter of an embedding")]
    [InlineData("lora_B.bias", "a bias")]
    [InlineData("token_adapter.trainable_tokens_delta", "trained tokens")]
    [InlineData("weight", "a whole tensor, of modules_to_save or of a resized embedding")]
    public void Open_TensorThatIsNoFactor_IsRefusedByName(string ending, string what)
    {
        var name = $"base_model.model.model.language_model.layers.0.mlp.up_proj.{ending}";
        _adapter.Add(name, 2, 8);

        Assert.Contains($"{name}: expected A or B of a linear layer, came {what}", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("base_model.model.model.language_model.layers.7.mlp.up_proj.lora_A.weight")]
    [InlineData("base_model.model.model.language_model.embed_tokens.lora_A.weight")]
    [InlineData("base_model.model.model.language_model.norm.lora_A.weight")]
    [InlineData("base_model.model.lm_head.lora_A.weight")]
    [InlineData("base_model.model.another.lora_A.weight")]
    public void Open_FactorOfNoLayerOfTheModel_IsRefusedByName(string name)
    {
        _adapter.Add(name, 2, 8);

        Assert.Contains($"{name}: expected a linear layer of the model", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lora_A", "lora_B.weight alone")]
    [InlineData("lora_B", "lora_A.weight alone")]
    public void Open_FactorWithoutItsOther_IsRefused(string missing, string came)
    {
        _adapter.Tensors.Remove($"base_model.model.model.language_model.layers.1.mlp.gate_proj.{missing}.weight");

        Assert.Contains(
            $"layers.1.mlp.gate_proj: expected lora_A.weight and lora_B.weight, came {came}",
            Refusal(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Open_SameLayerUnderTwoNames_IsRefused()
    {
        _adapter.Add(SmallAdapter.A(SmallAdapter.Gate, NameLayout.Google), 2, 8);

        Assert.Contains($"expected one A for {SmallAdapter.Gate}, came another", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AdapterOfAnotherShape_NamesBothShapes()
    {
        _adapter.Add(SmallAdapter.B(SmallAdapter.Second), 7, 2);

        Assert.Contains(
            $"lora_B.weight: expected [6, 2] for {SmallAdapter.Second} [6, 10], came [7, 2]", Refusal(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Open_NumberThatIsNone_IsRefused(float number)
    {
        _adapter.Tensors[SmallAdapter.A(SmallAdapter.Gate)].Values[3] = number;

        Assert.Contains(
            $"{SmallAdapter.A(SmallAdapter.Gate)}: expected finite numbers", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoTensorAtAll_IsRefused()
    {
        _adapter.Tensors.Clear();

        Assert.Contains("expected pairs of A and B, came no tensor", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_SeveralProblems_AreAllInOneMessage()
    {
        _adapter.Config["use_dora"] = true;
        _adapter.Config["r"] = 0;
        var other = SmallAdapter.Make(seed: 12);
        other.Tensors.Remove(SmallAdapter.A(SmallAdapter.Gate));
        var folder = _adapter.WriteTo(_folder["first"]);

        var message = Refusal(folder, other.WriteTo(_folder["second"]));

        Assert.Contains("first: adapter_config.json.use_dora", message, StringComparison.Ordinal);
        Assert.Contains("first: adapter_config.json.r", message, StringComparison.Ordinal);
        Assert.Contains("second: model.language_model.layers.1.mlp.gate_proj", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoSuchFolder_IsRefused()
    {
        var message = Refusal(_folder["nowhere"]);

        Assert.Contains(
            $"{_folder["nowhere"]}: expected an adapter with adapter_config.json and adapter_model.safetensors, "
            + "came no folder",
            message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FolderWithoutConfiguration_IsRefused()
    {
        Assert.Contains(
            "came a folder without adapter_config.json",
            Refusal(Directory.CreateDirectory(_folder["empty"]).FullName),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ConfigurationThatIsNoJson_IsRefused()
    {
        var folder = _adapter.WriteTo(_folder["adapter"]);
        File.WriteAllText(Path.Combine(folder, "adapter_config.json"), """{ "lora_alpha": NaN }""");

        Assert.Contains("adapter: adapter_config.json: expected JSON", Refusal(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "adapter_model.safetensors: expected a file, came nothing")]
    [InlineData("adapter_model.bin", "adapter_model.safetensors: expected a file, came adapter_model.bin")]
    [InlineData(
        "adapter_model.safetensors.incomplete",
        "expected a file, came adapter_model.safetensors.incomplete, the part of a download")]
    public void Open_NoSafetensors_SaysWhatThereIsInstead(string? instead, string message)
    {
        var folder = _adapter.WriteTo(_folder["adapter"]);
        var weights = Path.Combine(folder, "adapter_model.safetensors");
        if (instead is null)
        {
            File.Delete(weights);
        }
        else
        {
            File.Move(weights, Path.Combine(folder, instead));
        }

        Assert.Contains(message, Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_HeaderThatLiesAboutItsLength_IsRefused()
    {
        var folder = _adapter.WriteTo(_folder["adapter"]);
        var path = Path.Combine(folder, "adapter_model.safetensors");
        var bytes = File.ReadAllBytes(path);
        BinaryPrimitives.WriteInt64LittleEndian(bytes, long.MaxValue);
        File.WriteAllBytes(path, bytes);

        Assert.Contains(
            "adapter_model.safetensors: expected a safetensors file, whose header has at most",
            Refusal(folder),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FileCutOff_IsRefused()
    {
        var folder = _adapter.WriteTo(_folder["adapter"]);
        var path = Path.Combine(folder, "adapter_model.safetensors");
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..^8]);

        Assert.Contains(
            $"adapter_model.safetensors: expected {whole.Length} bytes, as its header says, came {whole.Length - 8}",
            Refusal(folder),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Open_SameAdapterTwice_IsRefusedWithBothFolders()
    {
        var (one, two) = (_adapter.WriteTo(_folder["one"]), _adapter.WriteTo(_folder["two"]));

        Assert.Contains(
            $"expected every adapter once, came {one} and {two}", Refusal(one, two), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_PatternThatTakesForEver_IsRefused()
    {
        _adapter.Config["target_modules"] = "(.*)*(.*)*(.*)*(.*)*(.*)*!";

        Assert.Contains("expected a pattern that says within 1 s", Refusal(), StringComparison.Ordinal);
    }

    private string Refusal() => Refusal(_adapter.WriteTo(_folder["adapter"]));

    private string Refusal(params string[] adapters) => Assert.Throws<ImportException>(
        () => Snapshot.Open(SmallSnapshot.Make().WriteTo(_folder["small"]), adapters)).Message;
}
