using Surgical.Benchmarks.Gguf;
using Surgical.ModelImport.Snapshots;
using Surgical.Models.Files.Weights;
using Surgical.TestKit;

namespace Surgical.Benchmarks.Tests;

public sealed class ConvertedGgufTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Snapshot _snapshot = Snapshot.Open(Repository.EmbeddedModel);

    public void Dispose()
    {
        _snapshot.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("text.layers.3.self_attn.o_proj.weight", "blk.3.attn_output.weight")]
    [InlineData("text.norm.weight", "output_norm.weight")]
    [InlineData("vision.encoder.layers.0.self_attn.out_proj.bias", "v.blk.0.attn_out.bias")]
    [InlineData("vision.embeddings.patch_embedding.weight", "v.patch_embd.weight")]
    [InlineData("projector.mm_soft_emb_norm.weight", "mm.soft_emb_norm.weight")]
    [InlineData("projector.mm_input_projection_weight", "mm.input_projection.weight")]
    public void Name_Tensor_IsLlamasOwn(string canonical, string name) => Assert.Equal(name, GgufNames.Of(canonical));

    [Fact]
    public void Name_EveryTensorOfAModel_IsItsOwn()
    {
        var names = TensorPlan.For(_snapshot.Configuration).Select(planned => GgufNames.Of(planned.Name)).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Theory]
    [InlineData("f32", 4)]
    [InlineData("f16", 2)]
    [InlineData("bf16", 2)]
    public void Files_EmbeddedModel_HoldEveryNumber(string type, int bytes)
    {
        var numbers = PlainNumbers.All.Single(numbers => numbers.Name == type);

        new ConvertedGguf(_snapshot, numbers).WriteTo(_folder.Path);

        var parameters = TensorPlan.Count(_snapshot.Configuration);
        var size = new DirectoryInfo(_folder.Path).GetFiles("*.gguf").Sum(file => file.Length);
        Assert.InRange(size, parameters * bytes, (parameters * sizeof(float)) + (1 << 20));
    }

    [Fact]
    public void Files_ThereAlready_AreKept()
    {
        File.WriteAllText(_folder["model.gguf"], "mine");

        Assert.Throws<IOException>(() => new ConvertedGguf(_snapshot, PlainNumbers.F32).WriteTo(_folder.Path));

        Assert.Equal(["model.gguf"], Directory.GetFiles(_folder.Path).Select(path => Path.GetFileName(path)));
        Assert.Equal("mine", File.ReadAllText(_folder["model.gguf"]));
    }
}
