using System.Text.Json.Nodes;
using Surgical.ModelImport.Snapshots;
using Surgical.ModelImport.Tests.Snapshots;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Lora;

/// <summary>
/// What an adapter holds whole takes the place of the model's own; of a tied model, PEFT's modules are two.
/// </summary>
public sealed class WholeModuleTests : IDisposable
{
    private const string Embedding = "text.embed_tokens.weight";
    private const string Head = "text.lm_head.weight";
    private const string Table = "base_model.model.model.language_model.embed_tokens";

    private readonly TemporaryFolder _folder = new();
    private readonly SmallSnapshot _base = SmallSnapshot.Make();
    private readonly SmallAdapter _adapter = SmallAdapter.Make();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("mm_input_projection_weight", "projector.mm_input_projection_weight", new long[] { 6, 8 })]
    [InlineData("mm_soft_emb_norm.weight", "projector.mm_soft_emb_norm.weight", new long[] { 6 })]
    [InlineData(
        "modules_to_save.default.mm_soft_emb_norm.weight", "projector.mm_soft_emb_norm.weight", new long[] { 6 })]
    public void Read_PartOfProjectorTrainedWhole_IsTheAdapters(string part, string name, long[] shape)
    {
        var spelled = $"base_model.model.model.multi_modal_projector.{part}";
        _adapter.Add(spelled, shape);

        using var snapshot = Open();

        Assert.Equal(_adapter.Tensors[spelled].Values, All(snapshot, name));
        Assert.True(snapshot.Configuration.Text.TiedEmbeddings);
    }

    [Theory]
    [InlineData("base_model.model.model.vision_tower.vision_model.encoder.layers.0.mlp.fc2.base_layer.bias")]
    [InlineData("base_model.model.model.vision_tower.vision_model.encoder.layers.0.mlp.fc2.bias")]
    public void Read_TrainedBias_IsTheAdapters(string spelled)
    {
        _adapter.Config["bias"] = "lora_only";
        _adapter.Add(spelled, 6);

        using var snapshot = Open();

        Assert.Equal(_adapter.Tensors[spelled].Values, All(snapshot, "vision.encoder.layers.0.mlp.fc2.bias"));
        Assert.Empty(Assert.Single(snapshot.Adapters).Notes);
    }

    [Fact]
    public void Read_HeadTrainedWhole_PartsItFromTheEmbedding()
    {
        _adapter.Config["modules_to_save"] = new JsonArray("lm_head");
        _adapter.Add("base_model.model.lm_head.weight", 32, 8);

        using var snapshot = Open();

        Assert.False(snapshot.Configuration.Text.TiedEmbeddings);
        Assert.Equal(_adapter.Tensors["base_model.model.lm_head.weight"].Values, All(snapshot, Head));
        Assert.Equal(Stored, All(snapshot, Embedding));
    }

    [Fact]
    public void Read_EmbeddingTrainedWhole_LeavesTheHeadAsItWas()
    {
        _adapter.Config["modules_to_save"] = new JsonArray("embed_tokens");
        _adapter.Add($"{Table}.weight", 32, 8);

        using var snapshot = Open();

        Assert.False(snapshot.Configuration.Text.TiedEmbeddings);
        Assert.Equal(_adapter.Tensors[$"{Table}.weight"].Values, All(snapshot, Embedding));
        Assert.Equal(Stored, All(snapshot, Head));
    }

    [Fact]
    public void Read_EmbeddingTrainedWholeAndTiesKept_StaysOneTensor()
    {
        _adapter.Config["modules_to_save"] = new JsonArray("embed_tokens");
        _adapter.Config["ensure_weight_tying"] = true;
        _adapter.Add($"{Table}.weight", 32, 8);

        using var snapshot = Open();

        Assert.True(snapshot.Configuration.Text.TiedEmbeddings);
        Assert.Equal(_adapter.Tensors[$"{Table}.weight"].Values, All(snapshot, Embedding));
    }

    [Theory]
    [InlineData("base_model.model.lm_head.weight")]
    [InlineData("base_model.model.model.language_model.embed_tokens.weight")]
    public void Read_TableThatIsLoadedIntoTheBase_IsThatOfBoth(string spelled)
    {
        _adapter.Add(spelled, 32, 8);

        using var snapshot = Open();

        Assert.True(snapshot.Configuration.Text.TiedEmbeddings);
        Assert.Equal(_adapter.Tensors[spelled].Values, All(snapshot, Embedding));
    }

    [Fact]
    public void Read_PairOfTheEmbedding_AddsToItsOwnBaseAndLeavesThatToTheHead()
    {
        _adapter.Add($"{Table}.base_layer.weight", 32, 8);
        AddPairOfTheEmbedding();
        var (a, b) = (_adapter.Tensors[$"{Table}.lora_embedding_A"].Values, Values("lora_embedding_B"));
        var table = Values("base_layer.weight");

        using var snapshot = Open();

        var merged = All(snapshot, Embedding);
        Assert.All(merged.Index(), number =>
        {
            var (token, at) = (number.Index / 8, number.Index % 8);
            var sum = 4.0 * ((b[at * 2] * a[token]) + (b[(at * 2) + 1] * a[32 + token]));
            Assert.Equal(table[number.Index] + sum, number.Item, 1e-5);
        });
        Assert.Equal(table, All(snapshot, Head));
        Assert.Equal(
            [
                "its base's text.embed_tokens.weight, which stands beside the pair, is not the model's: the adapter's "
                    + "counts, as in PEFT",
            ],
            Assert.Single(snapshot.Adapters).Notes);

        float[] Values(string part) => _adapter.Tensors[$"{Table}.{part}"].Values;
    }

    [Fact]
    public void Read_PairOfTheEmbeddingBesideTheModelsOwnTable_NeedsNoNote()
    {
        _adapter.Tensors[$"{Table}.base_layer.weight"] = ([32, 8], Stored);
        AddPairOfTheEmbedding();

        using var snapshot = Open();

        Assert.Empty(Assert.Single(snapshot.Adapters).Notes);
        Assert.Equal(Stored, All(snapshot, Head));
    }

    [Fact]
    public void Read_Dora_GivesEveryRowTheLengthThatWasTrained()
    {
        var magnitude = Magnitude();

        using var snapshot = Open();

        var rows = All(snapshot, SmallAdapter.Gate).Chunk(8).ToList();
        var sums = _base.Tensors[NameLayout.Google(SmallAdapter.Gate)].Values
            .Zip(_adapter.Delta(SmallAdapter.Gate, 4), (stored, added) => stored + added).Chunk(8).ToList();
        Assert.All(rows.Index(), row =>
        {
            var length = Math.Sqrt(sums[row.Index].Sum(number => number * number));
            Assert.All(row.Item.Zip(sums[row.Index]), number => Assert.Equal(
                magnitude[row.Index] * number.Second / length, number.First, 1e-5));
        });
    }

    [Fact]
    public void Read_StretchOfDora_GivesTheBitsOfTheWhole()
    {
        Magnitude();
        using var snapshot = Open();
        var whole = All(snapshot, SmallAdapter.Gate);

        for (var first = 0; first < whole.Length; first += 5)
        {
            for (var end = first; end <= whole.Length; end++)
            {
                var part = new float[end - first];
                snapshot.Tensors[SmallAdapter.Gate].Read(first, part);

                Assert.Equal(whole[first..end], part);
            }
        }
    }

    private float[] Stored => _base.Tensors[NameLayout.Google(Embedding)].Values;

    private float[] Magnitude()
    {
        _adapter.Config["use_dora"] = true;
        var gate = SmallAdapter.A(SmallAdapter.Gate).Replace("lora_A.weight", "lora_magnitude_vector");
        _adapter.Add(gate, 12);
        _adapter.Add(SmallAdapter.A(SmallAdapter.Second).Replace("lora_A.weight", "lora_magnitude_vector.weight"), 6);
        return _adapter.Tensors[gate].Values;
    }

    private void AddPairOfTheEmbedding()
    {
        _adapter.Config["target_modules"]!.AsArray().Add("embed_tokens");
        _adapter.Add($"{Table}.lora_embedding_A", 2, 32);
        _adapter.Add($"{Table}.lora_embedding_B", 8, 2);
    }

    private Snapshot Open() => Snapshot.Open(_base.WriteTo(_folder["small"]), _adapter.WriteTo(_folder["adapter"]));

    private static float[] All(Snapshot snapshot, string name)
    {
        var values = new float[snapshot.Stored[name].Tensor.Count];
        snapshot.Tensors[name].Read(0, values);
        return values;
    }
}
