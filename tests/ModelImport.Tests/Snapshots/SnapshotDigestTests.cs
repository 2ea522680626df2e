using Surgical.ModelImport.Snapshots;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Snapshots;

public sealed class SnapshotDigestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SmallSnapshot _small = SmallSnapshot.Make();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Digest_SameFilesElsewhere_IsTheSame() => Assert.Equal(Digest("here"), Digest("there"));

    [Fact]
    public void Digest_OtherConfiguration_Differs()
    {
        var before = Digest("here");
        _small.Config["eos_token_id"] = 9;

        Assert.NotEqual(before, Digest("there"));
    }

    [Fact]
    public void Digest_OtherFileNames_Differs()
    {
        var single = Digest("here");
        using var sharded = Snapshot.Open(_small.WriteShardsTo(_folder["there"]));

        Assert.NotEqual(single, sharded.Digest);
    }

    [Fact]
    public void Digest_OtherGenerationConfiguration_Differs()
    {
        var before = Digest("here");
        File.WriteAllText(Path.Combine(_folder["here"], "generation_config.json"), """{"eos_token_id":9}""");

        Assert.NotEqual(before, Digest("here"));
    }

    [Theory]
    [InlineData("""{"resample":1}""")]
    [InlineData("""{"image_mean":[0.5,0.5,0.4]}""")]
    public void Digest_PicturesPreparedOtherwise_Differs(string settings)
    {
        var before = Digest("here");
        File.WriteAllText(Path.Combine(_folder["here"], "preprocessor_config.json"), settings);

        Assert.NotEqual(before, Digest("here"));
    }

    [Fact]
    public void Digest_EmbeddedModel_IsTheOneThatReportsName()
    {
        using var snapshot = Snapshot.Open(Repository.EmbeddedModel);

        Assert.Equal("b6121fa729ecf9cacbb4ededd5973ee1f8cf79fa33d010f2e341714f7fc46cdc", snapshot.Digest);
    }

    private string Digest(string name)
    {
        using var snapshot = Snapshot.Open(_small.WriteTo(_folder[name]));
        return snapshot.Digest;
    }
}
