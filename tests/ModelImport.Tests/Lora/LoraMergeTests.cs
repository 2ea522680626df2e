using System.Text.Json.Nodes;
using Surgical.ModelImport.Snapshots;
using Surgical.ModelImport.Tests.Snapshots;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Lora;

/// <summary>What comes out of a snapshot's tensors when adapters are merged into it.</summary>
public sealed class LoraMergeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SmallSnapshot _base = SmallSnapshot.Make();
    private readonly SmallAdapter _adapter = SmallAdapter.Make();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_LayerOfAdapter_IsWeightAndScaledProduct()
    {
        AssertMerged(SmallAdapter.Gate, _adapter.Delta(SmallAdapter.Gate, 8.0 / 2));
    }

    [Fact]
    public void Read_VisionLayerOfAdapter_IsWeightAndScaledProduct()
    {
        AssertMerged(SmallAdapter.Second, _adapter.Delta(SmallAdapter.Second, 8.0 / 2));
    }

    [Fact]
    public void Read_LayerThatAdapterDoesNotName_IsAsStored()
    {
        using var snapshot = Open();

        Assert.All(
            snapshot.Tensors.Where(tensor => tensor.Key is not (SmallAdapter.Gate or SmallAdapter.Second)),
            tensor => Assert.True(tensor.Value.IsAsStored));
        Assert.False(snapshot.Tensors[SmallAdapter.Gate].IsAsStored);
    }

    [Fact]
    public void Read_RankStabilised_DividesAlphaByTheRootOfTheRank()
    {
        _adapter.Config["use_rslora"] = true;

        AssertMerged(SmallAdapter.Gate, _adapter.Delta(SmallAdapter.Gate, 8 / Math.Sqrt(2)));
    }

    [Fact]
    public void Read_PatternsOfRankAndAlpha_HoldForTheLayersTheyCover()
    {
        _adapter.Add(SmallAdapter.A(SmallAdapter.Gate), 3, 8);
        _adapter.Add(SmallAdapter.B(SmallAdapter.Gate), 12, 3);
        _adapter.Config["rank_pattern"] = new JsonObject { ["layers.1.mlp.gate_proj"] = 3 };
        _adapter.Config["alpha_pattern"] = new JsonObject { ["gate.*"] = 6, ["gate_proj"] = 60 };

        using var snapshot = Open();

        AssertMerged(SmallAdapter.Gate, snapshot, _adapter.Delta(SmallAdapter.Gate, 6.0 / 3));
        AssertMerged(SmallAdapter.Second, snapshot, _adapter.Delta(SmallAdapter.Second, 8.0 / 2));
    }

    [Fact]
    public void Read_FanInFanOutOfTransposedFactors_AddsTheProductTransposed()
    {
        var (a, b) = (SmallAdapter.A(SmallAdapter.Gate), SmallAdapter.B(SmallAdapter.Gate));
        _adapter.Config["fan_in_fan_out"] = true;
        foreach (var name in _adapter.Tensors.Keys.Except([a, b]).ToList())
        {
            _adapter.Tensors.Remove(name);
        }

        _adapter.Add(a, 2, 12);
        _adapter.Add(b, 8, 2);
        var product = _adapter.Delta(SmallAdapter.Gate, 4);
        var transposed = Enumerable.Range(0, 96).Select(i => product[(i % 8 * 12) + (i / 8)]).ToArray();

        AssertMerged(SmallAdapter.Gate, transposed);
    }

    [Fact]
    public void Read_FanInFanOutOfFactorsOfLinearLayers_TransposesNothingAsPeft()
    {
        _adapter.Config["fan_in_fan_out"] = true;

        using var snapshot = Open();

        AssertMerged(SmallAdapter.Gate, snapshot, _adapter.Delta(SmallAdapter.Gate, 4));
        Assert.Contains(
            "fan_in_fan_out has no effect", Assert.Single(Assert.Single(snapshot.Adapters).Notes),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyStretch_GivesTheBitsOfTheWhole()
    {
        using var snapshot = Open();
        var tensor = snapshot.Tensors[SmallAdapter.Gate];
        var whole = new float[96];
        tensor.Read(0, whole);

        for (var first = 0; first < whole.Length; first += 5)
        {
            for (var end = first; end <= whole.Length; end++)
            {
                var part = new float[end - first];
                tensor.Read(first, part);

                Assert.Equal(whole[first..end], part);
            }
        }
    }

    [Theory]
    [InlineData("Google")]
    [InlineData("Later")]
    [InlineData("Today")]
    public void Open_NamesOfThreeGenerations_AreTheSameLayers(string generation)
    {
        Func<string, string> layout = generation switch
        {
            "Google" => NameLayout.Google,
            "Later" => NameLayout.Later,
            _ => NameLayout.Today,
        };
        var expected = _adapter.Delta(SmallAdapter.Second, 4);
        foreach (var weight in (string[])[SmallAdapter.Gate, SmallAdapter.Second])
        {
            Rename(SmallAdapter.A(weight), SmallAdapter.A(weight, layout));
            Rename(SmallAdapter.B(weight), SmallAdapter.B(weight, layout));
        }

        AssertMerged(SmallAdapter.Second, expected);
    }

    [Fact]
    public void Open_SeveralAdapters_AddUpInAnyOrder()
    {
        var other = SmallAdapter.Make(seed: 12);
        var (one, two) = (_adapter.WriteTo(_folder["one"]), other.WriteTo(_folder["two"]));
        var both = _adapter.Delta(SmallAdapter.Gate, 4).Zip(other.Delta(SmallAdapter.Gate, 4), (x, y) => x + y)
            .ToArray();
        _base.WriteTo(_folder["small"]);

        using var oneFirst = Snapshot.Open(_folder["small"], one, two);
        using var twoFirst = Snapshot.Open(_folder["small"], two, one);

        AssertMerged(SmallAdapter.Gate, oneFirst, both);
        Assert.Equal(All(oneFirst, SmallAdapter.Gate), All(twoFirst, SmallAdapter.Gate));
        Assert.Equal(oneFirst.Digest(), twoFirst.Digest());
    }

    private void Rename(string name, string other)
    {
        _adapter.Tensors.Remove(name, out var tensor);
        _adapter.Tensors.Add(other, tensor);
    }

    private Snapshot Open() => Snapshot.Open(_base.WriteTo(_folder["small"]), _adapter.WriteTo(_folder["adapter"]));

    private void AssertMerged(string name, double[] delta)
    {
        using var snapshot = Open();
        AssertMerged(name, snapshot, delta);
    }

    private static float[] All(Snapshot snapshot, string name)
    {
        var tensor = snapshot.Tensors[name];
        var values = new float[tensor.Tensor.Count];
        tensor.Read(0, values);
        return values;
    }

    private void AssertMerged(string name, Snapshot snapshot, double[] delta)
    {
        var stored = _base.Tensors[NameLayout.Google(name)].Values;
        var merged = All(snapshot, name);

        Assert.All(stored.Zip(delta, merged), number => Assert.Equal(number.First + number.Second, number.Third, 1e-6));
    }
}
