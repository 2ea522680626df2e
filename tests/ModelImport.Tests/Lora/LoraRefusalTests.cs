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
    [InlineData("use_dora", "true", "gate_proj: expected lora_magnitude_vector, as use_dora says, came none")]
    [InlineData("bias", "\"some\"", "bias: expected none, all or lora_only, came \"some\"")]
    [InlineData("lora_bias", "true", "lora_bias: expected false: biases of B are not merged; merge it with PEFT")]
    [InlineData("modules_to_save", "[\"lm_head\"]",
        "lm_head.weight: expected the tensor of a module trained whole, as modules_to_save says, came nothing")]
    [InlineData("modules_to_save", "[\"multi_modal_projector\"]", "projector.mm_soft_emb_norm.weight: expected the")]
    [InlineData("modules_to_save", "{}", "modules_to_save: expected a list of names, came {}")]
    [InlineData("layers_to_transform", "\"first\"", "layers_to_transform: expected the number of a layer or a list")]
    [InlineData("exclude_modules", "\"(\"", "exclude_modules: expected a list of names or a regular expression")]
    [InlineData("use_newest", "true", "use_newest: expected false: it is not known here; merge it with PEFT")]
    [InlineData("trainable_token_indices", "[5]",
        "trainable_token_indices: expected none: trained tokens are not merged; merge it with PEFT (merge_and_unload)"
        + " and name the merged model, came [5]")]
    [InlineData("trainable_token_indices", "{\"embed_tokens\": [5]}", "trainable_token_indices")]
    [InlineData("target_parameters", "[\"mm_input_projection_weight\"]", "target_parameters")]
    [InlineData("layer_replication", "[[0, 1]]", "layer_replication")]
    [InlineData("alora_invocation_tokens", "[1, 2]", "alora_invocation_tokens")]
    [InlineData("init_lora_weights", "\"pissa\"", "init_lora_weights: expected true, false, gaussian, eva, orthogonal")]
    [InlineData("peft_type", "\"IA3\"", "peft_type: expected LORA: no other method is merged here; merge it")]
    [InlineData("peft_type", null, "(merge_and_unload) and name the merged model, came nothing")]
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
    [InlineData("lora_B.bias", "a bias of B (lora_bias)")]
    [InlineData("lora_A.default.weight", "another tensor of an adapter")]
    [InlineData("token_adapter.trainable_tokens_delta", "trained tokens")]
    [InlineData("base_layer.bias", "a tensor that the model has not")]
    [InlineData("original_module.weight", "a tensor that the model has not")]
    public void Open_TensorThatCannotBeMerged_IsRefusedByName(string ending, string what)
    {
        var name = $"base_model.model.model.language_model.layers.0.mlp.up_proj.{ending}";
        _adapter.Add(name, 2, 8);

        var message = Refusal();

        Assert.Contains($"{name}: expected what is learnt of a layer", message, StringComparison.Ordinal);
        Assert.Contains($"name the merged model, came {what}", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lm_head.weight", "expected [32, 8], the shape of text.lm_head.weight, came [33, 8]")]
    [InlineData("model.language_model.embed_tokens.base_layer.weight", "the shape of text.embed_tokens.weight")]
    public void Open_TableOfResizedVocabulary_IsRefusedWithBothShapes(string name, string message)
    {
        _adapter.Add($"base_model.model.{name}", 33, 8);

        Assert.Contains(message, Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_PairOfAWeightThatIsReplaced_IsRefused()
    {
        _adapter.Add("base_model.model.model.language_model.layers.1.mlp.gate_proj.weight", 12, 8);

        Assert.Contains(
            "expected either a whole tensor or a pair of factors, came both", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MagnitudeWithoutDora_IsRefused()
    {
        _adapter.Add("base_model.model.model.language_model.layers.1.mlp.gate_proj.lora_magnitude_vector", 12);

        Assert.Contains("expected no magnitude without use_dora", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_LayersToTransformWithAPattern_IsRefusedAsInPeft()
    {
        _adapter.Config["target_modules"] = ".*gate_proj";
        _adapter.Config["layers_to_transform"] = new JsonArray(1);

        Assert.Contains(
            "layers_to_transform: expected none, as in PEFT, where target_modules is no list, came [1]",
            Refusal(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TwoAdaptersOfWhichOneReplacesATensor_IsRefused()
    {
        var other = SmallAdapter.Make(seed: 12);
        other.Tensors.Clear();
        other.Add("base_model.model.model.language_model.layers.1.mlp.gate_proj.weight", 12, 8);

        var message = Refusal(_adapter.WriteTo(_folder["one"]), other.WriteTo(_folder["two"]));

        Assert.Contains($"{SmallAdapter.Gate}: expected one adapter alone", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("base_model.model.model.language_model.layers.7.mlp.up_proj.lora_A.weight")]
    [InlineData("base_model.model.model.language_model.embed_tokens.lora_A.weight")]
    [InlineData("base_model.model.model.language_model.norm.lora_A.weight")]
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
        _adapter.Config["lora_bias"] = true;
        _adapter.Config["r"] = 0;
        var other = SmallAdapter.Make(seed: 12);
        other.Tensors.Remove(SmallAdapter.A(SmallAdapter.Gate));
        var folder = _adapter.WriteTo(_folder["first"]);

        var message = Refusal(folder, other.WriteTo(_folder["second"]));

        Assert.Contains("first: adapter_config.json.lora_bias", message, StringComparison.Ordinal);
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
