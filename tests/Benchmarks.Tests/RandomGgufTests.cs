using Surgical.Benchmarks.Gguf;
using Surgical.Benchmarks.RandomModels;
using Surgical.Models.Files;
using Surgical.TestKit;

namespace Surgical.Benchmarks.Tests;

public sealed class RandomGgufTests : IDisposable
{
    // Norms of a decoder layer: four of the width, two of the head.
    private const int NormsOfALayer = 6;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tensors_FourB_HaveTheParametersOfTheDecoder()
    {
        var model = ModelSizes.Read(ModelSizes.Config(ModelSizes.FourB, []));

        var tensors = RandomGgufTensors.For(model, GgufType.Q6K, seed: 7);

        // medgemma.md 1.2: a layer's 94,371,840 numbers outside its norms, 4.5 bits each; the embedding 6.5625 bits.
        var layers = tensors.Where(tensor => tensor.Type == GgufType.Q40).Sum(tensor => tensor.Size);
        Assert.Equal(34 * 94_371_840L / 32 * 18, layers);
        Assert.Equal(671_252_480L / 256 * 210, tensors.Single(tensor => tensor.Type == GgufType.Q6K).Size);
        Assert.Equal((34 * NormsOfALayer) + 1, tensors.Count(tensor => tensor.Type is null));
    }

    [Fact]
    public void File_Written_IsItsHeaderAndAllItsTensors()
    {
        var random = new RandomGguf(ModelSizes.Config("tiny", []), GgufType.Q6K, Seed: 7);

        random.WriteTo(_folder["tiny.gguf"]);

        var tensors = RandomGgufTensors.For(ModelSizes.Read(random.Config), random.Head, random.Seed);
        using var reader = new BinaryReader(File.OpenRead(_folder["tiny.gguf"]));
        Assert.Equal("GGUF"u8, reader.ReadBytes(4));
        Assert.Equal(3u, reader.ReadUInt32());
        Assert.Equal((ulong)tensors.Count, reader.ReadUInt64());
        var data = tensors.Sum(tensor => GgufHeader.Aligned(tensor.Size));
        Assert.InRange(reader.BaseStream.Length - data, GgufHeader.Alignment, data);
    }

    [Fact]
    public void File_ThereAlready_IsRefusedAndKept()
    {
        File.WriteAllText(_folder["mine.gguf"], "mine");
        var random = new RandomGguf(ModelSizes.Config("tiny", []), GgufType.Q40, Seed: 7);

        Assert.Throws<IOException>(() => random.WriteTo(_folder["mine.gguf"]));

        Assert.Equal("mine", File.ReadAllText(_folder["mine.gguf"]));
    }

    [Fact]
    public void Tensors_RowThatIsNoWholeNumberOfBlocks_AreRefused()
    {
        var model = ModelSizes.Read(ModelSizes.Config("tiny", ["text_config.intermediate_size=100"]));

        var refusal = Assert.Throws<ImportException>(() => RandomGgufTensors.For(model, GgufType.Q40, seed: 7));

        Assert.Contains(
            "blk.0.ffn_down.weight: expected rows of a multiple of 32 numbers, came 100", refusal.Message,
            StringComparison.Ordinal);
    }
}
