using System.Text.Json.Nodes;
using Surgical.ModelImport.Snapshots;
using Surgical.ModelImport.Tests.Snapshots;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Lora;

/// <summary>What is odd about an adapter is told, and does not stop anybody.</summary>
public sealed class LoraNotesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SmallAdapter _adapter = SmallAdapter.Make();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("org/small")]
    [InlineData("/home/somebody/models/small/")]
    [InlineData(null)]
    public void Notes_TrainedOnThisModelOrUnknown_AreNone(string? name)
    {
        _adapter.Config["base_model_name_or_path"] = name;

        Assert.Empty(Notes());
    }

    [Fact]
    public void Notes_TrainedOnAnotherModel_NameBoth()
    {
        _adapter.Config["base_model_name_or_path"] = "google/medgemma-4b-it";

        Assert.Equal(["it was trained on google/medgemma-4b-it, and is merged into small"], Notes());
    }

    [Theory]
    [InlineData("rank_pattern")]
    [InlineData("alpha_pattern")]
    public void Notes_PatternThatMatchesNothing_NameIt(string pattern)
    {
        _adapter.Config[pattern] = new JsonObject { ["q_proj"] = 6, ["proj"] = 6 };

        Assert.Equal(
            [$"{pattern} q_proj matches none of its layers", $"{pattern} proj matches none of its layers"], Notes());
    }

    [Theory]
    [InlineData("\"all-linear\"")]
    [InlineData("[\"gate_proj\", \"fc2\"]")]
    [InlineData("[\"model.language_model.layers.1.mlp.gate_proj\", \"fc2\"]")]
    [InlineData("\".*\\\\.(gate_proj|fc2)\"")]
    [InlineData("\"^(?!.*another).*(?:gate|fc2).*\"")]
    public void Notes_TargetModulesThatNameAllLayers_SayNothingOfThem(string targets)
    {
        _adapter.Config["target_modules"] = JsonNode.Parse(targets);

        Assert.DoesNotContain(Notes(), note => note.Contains("does not name", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[\"1.mlp.gate_proj\", \"c2\"]")]
    [InlineData("\".*1.mlp.gate_proj\"")]
    public void Notes_TargetModulesThatLeaveOutALayer_NameIt(string targets)
    {
        _adapter.Config["target_modules"] = JsonNode.Parse(targets);

        Assert.Contains(
            "does not name 1 of its 2 layers, model.vision_tower.", Assert.Single(Notes()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[\"gate_proj\", \"fc2\"]", "1 layer", "model.language_model.layers.0.mlp.gate_proj")]
    [InlineData("\".*(gate_proj|up_proj|fc2)\"", "3 layers", "model.language_model.layers.0.mlp.gate_proj")]
    [InlineData("[\"1.mlp.gate_proj\", \"fc2\", \"fc1\"]", "1 layer", "model.vision_tower.vision_model.encoder")]
    [InlineData("[\"1.mlp.gate_proj\", \"fc2\", \"embed_tokens\"]", "1 layer", "model.language_model.embed_tokens")]
    [InlineData("\"all-linear\"", "18 layers", "model.language_model.layers.0.self_attn.q_proj")]
    public void Notes_LayerWithoutThePairThatTargetModulesNames_NameIt(string targets, string count, string first)
    {
        _adapter.Config["target_modules"] = JsonNode.Parse(targets);

        var note = Assert.Single(Notes());

        Assert.StartsWith(
            $"target_modules names {count} of the model that it holds no pair for, {first}", note,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_LayersThatExcludeModulesNames_AreNotMissed()
    {
        _adapter.Config["target_modules"] = new JsonArray("gate_proj", "fc2");
        _adapter.Config["exclude_modules"] = ".*layers.0.mlp.gate_proj";

        Assert.Empty(Notes());
    }

    [Fact]
    public void Notes_LayersOutsideOfLayersToTransform_AreNamedAndNotMerged()
    {
        _adapter.Config["target_modules"] = new JsonArray("gate_proj", "fc2");
        _adapter.Config["layers_to_transform"] = new JsonArray(0);

        using var snapshot = Open();

        Assert.Contains(
            "layers_to_transform leaves out 1 of its 2 layers, model.language_model.layers.1.mlp.gate_proj first: they "
            + "are not merged, as in PEFT",
            Assert.Single(snapshot.Adapters).Notes);
        Assert.True(snapshot.Tensors[SmallAdapter.Gate].IsAsStored);
        Assert.False(snapshot.Tensors[SmallAdapter.Second].IsAsStored);
    }

    [Fact]
    public void Notes_EveryBZero_SayThatItAddsNothing()
    {
        Array.Clear(_adapter.Tensors[SmallAdapter.B(SmallAdapter.Gate)].Values);
        Array.Clear(_adapter.Tensors[SmallAdapter.B(SmallAdapter.Second)].Values);

        Assert.Equal(
            ["a factor of each of its layers is zero all over: it was never trained, and adds nothing"], Notes());
    }

    [Fact]
    public void Notes_OneBZero_NameItsLayer()
    {
        Array.Clear(_adapter.Tensors[SmallAdapter.B(SmallAdapter.Gate)].Values);

        Assert.Equal(
            [
                "a factor of 1 of its 2 layers is zero all over, model.language_model.layers.1.mlp.gate_proj first: "
                    + "nothing is added to them",
            ],
            Notes());
    }

    [Fact]
    public void Notes_SettingThatNobodyKnows_NameIt()
    {
        _adapter.Config["newest_config"] = new JsonObject { ["of"] = "tomorrow" };

        Assert.Contains("newest_config", Assert.Single(Notes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_BiasesThatAreNotThere_SaySo()
    {
        _adapter.Config["bias"] = "lora_only";

        Assert.Equal(["bias says that biases were trained, and it holds none: they stay as they are"], Notes());
    }

    [Fact]
    public void Notes_ModulesToSaveOfNoModule_NameThem()
    {
        _adapter.Config["modules_to_save"] = new JsonArray("classifier");

        Assert.Equal(["modules_to_save classifier names no module of the model"], Notes());
    }

    private Snapshot Open() => Snapshot.Open(
        SmallSnapshot.Make().WriteTo(_folder["small"]), _adapter.WriteTo(_folder["adapter"]));

    private IReadOnlyList<string> Notes()
    {
        using var snapshot = Open();
        return Assert.Single(snapshot.Adapters).Notes;
    }
}
