using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;

namespace Surgical.Models.Tests.Gemma3;

public sealed class ConfigurationReaderTests
{
    private const string Sparse4B = MedGemma4B.Json;

    [Fact]
    public void Read_Sparse4B_TakesClassDefaults()
    {
        var text = Read(Sparse4B).Text;

        Assert.Equal(
            (8, 4, 256, 262208, 1e-6f, 256.0, 131072, true),
            (text.Heads, text.KeyValueHeads, text.HeadSize, text.VocabularySize,
                text.NormEpsilon, text.QueryScale, text.MaxPositions, text.TiedEmbeddings));
    }

    [Fact]
    public void Read_Sparse4B_HasFullLayerEverySixth()
    {
        var layers = Read(Sparse4B).Text.Layers;

        Assert.Equal(
            [5, 11, 17, 23, 29],
            layers.Index().Where(layer => layer.Item == LayerKind.Full).Select(layer => layer.Index));
    }

    [Fact]
    public void Read_Sparse4B_ScalesOnlyTheFullRope()
    {
        var text = Read(Sparse4B).Text;

        Assert.Equal((new Rope(1_000_000, 8), new Rope(10_000, 1)), (text.FullRope, text.SlidingRope));
    }

    [Fact]
    public void Read_RopeParameters_WinOverOldKeys()
    {
        var config = Changed("text_config.rope_theta", "7");
        config["text_config"]!["rope_parameters"] = JsonNode.Parse(
            """
            { "full_attention": { "rope_theta": 500000.0, "rope_type": "linear", "factor": 4 },
              "sliding_attention": { "rope_theta": 20000.0, "rope_type": "default" } }
            """);

        var text = Read(config.ToJsonString()).Text;

        Assert.Equal((new Rope(500_000, 4), new Rope(20_000, 1)), (text.FullRope, text.SlidingRope));
    }

    [Fact]
    public void Read_LayerTypes_WinOverPattern()
    {
        var config = Changed("text_config.num_hidden_layers", "2");
        config["text_config"]!["layer_types"] = new JsonArray("full_attention", "sliding_attention");

        Assert.Equal([LayerKind.Full, LayerKind.Sliding], Read(config.ToJsonString()).Text.Layers);
    }

    [Theory]
    [InlineData("sliding_window_pattern")]
    [InlineData("_sliding_window_pattern")]
    public void Read_Pattern_PlacesFullLayers(string key)
    {
        var layers = Read(Changed($"text_config.{key}", "17").ToJsonString()).Text.Layers;

        Assert.Equal(
            [16, 33], layers.Index().Where(layer => layer.Item == LayerKind.Full).Select(layer => layer.Index));
    }

    [Fact]
    public void Read_TokenAliases_AreRead()
    {
        var config = (JsonObject)JsonNode.Parse(Sparse4B)!;
        foreach (var name in new[] { "boi", "eoi", "image" })
        {
            config.Remove($"{name}_token_index");
        }

        (config["boi_token_id"], config["eoi_token_id"], config["image_token_id"]) = (11, 12, 13);

        var read = Read(config.ToJsonString());

        Assert.Equal((11, 12, 13), (read.StartOfImageToken, read.EndOfImageToken, read.ImageToken));
    }

    [Theory]
    [InlineData("""{ "eos_token_id": [5, 6] }""", new[] { 5, 6 })]
    [InlineData("""{ "eos_token_id": 7 }""", new[] { 7 })]
    [InlineData("{}", new[] { 1, 106 })]
    public void Read_StopTokens_ComeFromGenerationConfigFirst(string generation, int[] expected)
    {
        var read = ConfigurationReader.Read(JsonElement.Parse(Sparse4B), JsonElement.Parse(generation), new Problems());

        Assert.Equal(expected, read.StopTokens);
    }

    [Fact]
    public void Read_NoStopTokensAnywhere_TakesClassDefault()
    {
        var config = (JsonObject)JsonNode.Parse(Sparse4B)!;
        config.Remove("eos_token_id");

        Assert.Equal([1], Read(config.ToJsonString()).StopTokens);
    }

    [Theory]
    [InlineData("model_type", "\"gemma3_text\"", "model_type: expected gemma3, came \"gemma3_text\"")]
    [InlineData("mm_tokens_per_image", "255", "a square whose side divides the 64 patches of a row, came 255")]
    [InlineData(
        "image_token_index", "262208", "image_token_index: expected an id below vocab_size (262208), came 262208")]
    [InlineData("tie_word_embeddings", "\"yes\"", "tie_word_embeddings: expected true or false, came \"yes\"")]
    [InlineData(
        "quantization_config",
        "{}",
        "quantization_config: expected none, as only weights that are not quantised are read, came weights (unnamed)")]
    [InlineData("text_config", "[]", "text_config: expected an object, came []")]
    [InlineData(
        "text_config.hidden_activation",
        "\"silu\"",
        "text_config.hidden_activation: expected gelu_pytorch_tanh, came \"silu\"")]
    [InlineData("text_config.attention_bias", "true", "text_config.attention_bias: expected none, came true")]
    [InlineData(
        "text_config.attn_logit_softcapping", "50.0", "text_config.attn_logit_softcapping: expected none, came 50.0")]
    [InlineData(
        "text_config.final_logit_softcapping", "30.0", "text_config.final_logit_softcapping: expected none, came 30.0")]
    [InlineData(
        "text_config.use_bidirectional_attention",
        "true",
        "text_config.use_bidirectional_attention: expected none, came true")]
    [InlineData(
        "text_config.rope_scaling",
        """{"rope_type":"yarn"}""",
        "text_config.rope_scaling.rope_type: expected default or linear, came \"yarn\"")]
    [InlineData(
        "text_config.rope_scaling",
        """{"rope_type":"linear"}""",
        "text_config.rope_scaling.factor: expected a number above 0, came nothing")]
    [InlineData(
        "text_config.rope_parameters",
        """{"rope_theta":1e6}""",
        "text_config.rope_parameters.full_attention: expected the rope of these layers, came nothing")]
    [InlineData("text_config.layer_types", """["full_attention"]""", "text_config.layer_types: expected 34 times")]
    [InlineData(
        "text_config.num_attention_heads",
        "6",
        "text_config.num_attention_heads: expected a multiple of num_key_value_heads (4), came 6")]
    [InlineData("text_config.head_dim", "255", "text_config.head_dim: expected an even number, came 255")]
    [InlineData("text_config.hidden_size", "-1", "text_config.hidden_size: expected a whole number from 1 to")]
    [InlineData("text_config.hidden_size", "\"2560\"", "text_config.hidden_size: expected a whole number from 1 to")]
    [InlineData(
        "text_config.num_hidden_layers",
        "2000000000",
        "text_config.num_hidden_layers: expected a whole number from 1 to 1000")]
    [InlineData("text_config.rms_norm_eps", "0", "text_config.rms_norm_eps: expected a number above 0, came 0")]
    [InlineData(
        "vision_config.hidden_act", "\"gelu\"", "vision_config.hidden_act: expected gelu_pytorch_tanh, came \"gelu\"")]
    [InlineData(
        "vision_config.model_type",
        "\"clip\"",
        "vision_config.model_type: expected siglip_vision_model, came \"clip\"")]
    [InlineData("vision_config.vision_use_head", "true", "vision_config.vision_use_head: expected none, came true")]
    [InlineData("vision_config.num_channels", "4", "vision_config.num_channels: expected 3, came 4")]
    [InlineData(
        "vision_config.num_attention_heads",
        "7",
        "vision_config.hidden_size: expected a multiple of num_attention_heads (7), came 1152")]
    [InlineData(
        "vision_config.image_size",
        "897",
        "vision_config.image_size: expected a multiple of patch_size (14), came 897")]
    public void Read_UnsupportedValue_IsNamedWithWhatWasExpected(string key, string value, string message)
    {
        var problems = new Problems();

        ConfigurationReader.Read(JsonSerializer.SerializeToElement(Changed(key, value)), null, problems);

        var refusal = Assert.Throws<ImportException>(() => problems.ThrowIfAny("config.json"));
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralProblems_ListsAll()
    {
        var config = Changed("text_config.attention_bias", "true");
        config["vision_config"]!["hidden_act"] = "relu";
        config["model_type"] = "llava";
        var problems = new Problems();

        ConfigurationReader.Read(JsonSerializer.SerializeToElement(config), null, problems);

        Assert.Equal(3, problems.Count);
    }

    [Fact]
    public void Read_TiedInOnePlaceOnly_IsRefused()
    {
        var config = Changed("text_config.tie_word_embeddings", "false");
        config["tie_word_embeddings"] = true;
        var problems = new Problems();

        ConfigurationReader.Read(JsonSerializer.SerializeToElement(config), null, problems);

        Assert.Equal(1, problems.Count);
    }

    private static Gemma3Configuration Read(string config) => MedGemma4B.Read(config);

    private static JsonObject Changed(string path, string value)
    {
        var config = (JsonObject)JsonNode.Parse(Sparse4B)!;
        var keys = path.Split('.');
        var owner = keys.SkipLast(1).Aggregate(config, (section, key) => (JsonObject)section[key]!);
        owner[keys[^1]] = JsonNode.Parse(value);
        return config;
    }
}
