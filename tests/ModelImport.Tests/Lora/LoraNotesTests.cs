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
    public void Notes_TargetModulesThatNameAllLayers_AreNone(string targets)
    {
        _adapter.Config["target_modules"] = JsonNode.Parse(targets);

        Assert.Empty(Notes());
    }

    [Theory]
    [InlineData("[\"gate_proj\", \"c2\"]")]
    [InlineData("\".*gate_proj\"")]
    public void Notes_TargetModulesThatLeaveOutALayer_NameIt(string targets)
    {
        _adapter.Config["target_modules"] = JsonNode.Parse(targets);

        Assert.Contains(
            "does not name 1 of its 2 layers, model.vision_tower.", Assert.Single(Notes()), StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Notes()
    {
        using var snapshot = Snapshot.Open(
            SmallSnapshot.Make().WriteTo(_folder["small"]), _adapter.WriteTo(_folder["adapter"]));
        return Assert.Single(snapshot.Adapters).Notes;
    }
}
