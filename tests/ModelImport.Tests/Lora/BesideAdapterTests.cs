using Surgical.ModelImport.Hub;
using Surgical.ModelImport.Snapshots;
using Surgical.ModelImport.Tests.Importing;
using Surgical.ModelImport.Tests.Snapshots;
using Surgical.Models.Files;
using Surgical.TestKit;
using Surgical.TestKit.Hub;

namespace Surgical.ModelImport.Tests.Lora;

/// <summary>An adapter in the folder of a snapshot, as whoever trains one may leave it there.</summary>
public sealed class BesideAdapterTests : IDisposable
{
    private const string Said = "it lies in the folder of the model, and is merged into its weights";

    private readonly TemporaryFolder _folder = new();
    private readonly SmallAdapter _adapter = SmallAdapter.Make();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_AdapterBesideTheWeights_IsMergedAndSaid()
    {
        using var beside = Snapshot.Open(Written());
        using var named = Named();

        var entry = Assert.Single(beside.Adapters);
        Assert.Equal("small/adapter", entry.Name);
        Assert.Equal([Said], entry.Notes);
        Assert.Equal(Gate(named), Gate(beside));
        Assert.Equal(named.Digest(), beside.Digest());
    }

    [Fact]
    public void Open_AdapterBesideShardsWithoutIndex_IsNoPartOfTheWeights()
    {
        var folder = SmallSnapshot.Make().WriteShardsTo(_folder["small"]);
        _adapter.WriteTo(folder);

        using var snapshot = Snapshot.Open(folder);

        Assert.Single(snapshot.Adapters);
        Assert.Equal(2, snapshot.Sources.Count);
    }

    [Fact]
    public void Open_AnotherAdapterNamed_AddsToTheOneBeside()
    {
        var other = SmallAdapter.Make(seed: 12).WriteTo(_folder["other"]);
        using var both = Snapshot.Open(Written(), other);
        using var named = Named(other);

        Assert.Equal(2, both.Adapters.Count);
        Assert.Equal(Gate(named), Gate(both));
    }

    [Fact]
    public void Open_TheOneBesideNamedAgain_IsTheSame()
    {
        using var snapshot = Snapshot.Open(Written(), $"{_folder["small"]}/");

        Assert.Single(snapshot.Adapters);
    }

    [Fact]
    public void Open_ConfigurationBesideWithoutItsWeights_IsRefused()
    {
        var folder = Written();
        File.Delete(Path.Combine(folder, "adapter_model.safetensors"));

        var refusal = Assert.Throws<ImportException>(() => Snapshot.Open(folder));

        Assert.Contains(
            "small/adapter: adapter_model.safetensors: expected a file, came nothing", refusal.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AdapterWithAModelsConfigurationAndNoWeights_SaysThatItIsOne()
    {
        var folder = Written();
        File.Delete(Path.Combine(folder, "model.safetensors"));

        var refusal = Assert.Throws<ImportException>(() => Snapshot.Open(folder));

        Assert.Contains(
            "came an adapter; name the model that it belongs to, and it with --adapter", refusal.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_RepositoryWithAnAdapterBesideTheWeights_BringsBoth()
    {
        await using var server = await HubServer.StartAsync(Token);
        server.AddFolder(Written());
        using var pull = new ModelPull(
            new() { Endpoint = server.Endpoint, Cache = _folder["hub"], Silence = TimeSpan.FromSeconds(5) },
            TimeProvider.System);

        var pulled = await pull.RunAsync(
            await pull.PlanAsync(RepositoryName.Parse("org/model"), Token), NoProgress.Instance, Token);

        using var snapshot = Snapshot.Open(pulled);
        Assert.Contains(Said, Assert.Single(snapshot.Adapters).Notes);
        Assert.False(snapshot.Tensors[SmallAdapter.Gate].IsAsStored);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Written() => _adapter.WriteTo(SmallSnapshot.Make().WriteTo(_folder["small"]));

    private Snapshot Named(params string[] others) => Snapshot.Open(
        SmallSnapshot.Make().WriteTo(_folder["alone"]), [_adapter.WriteTo(_folder["adapter"]), .. others]);

    private static float[] Gate(Snapshot snapshot)
    {
        var numbers = new float[96];
        snapshot.Tensors[SmallAdapter.Gate].Read(0, numbers);
        return numbers;
    }
}
