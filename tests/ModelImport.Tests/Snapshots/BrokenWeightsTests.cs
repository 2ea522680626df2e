using Surgical.ModelImport.Snapshots;
using Surgical.Models.Files;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Snapshots;

/// <summary>Weights that came in part, or not at all, are told in a line a file with what to do.</summary>
public sealed class BrokenWeightsTests : IDisposable
{
    private const string Pointer =
        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22e\nsize 7801800\n";

    private readonly TemporaryFolder _folder = new();
    private readonly SmallSnapshot _small = SmallSnapshot.Make();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Pointer, "a Git LFS pointer to 7801800 bytes, not the file itself: git lfs pull")]
    [InlineData("", "an empty file; fetch it again")]
    [InlineData("\n<!DOCTYPE html><html>Log in</html>", "a page of the web")]
    [InlineData("GGUF\u0003\0\0\0", "GGUF (model.safetensors), which llama.cpp's server runs")]
    [InlineData("PK\u0003\u0004archive/data.pkl", "model.safetensors, PyTorch's own format")]
    public void Open_SomethingElseInThePlaceOfWeights_IsOneLineThatSaysWhat(string content, string says)
    {
        var folder = _small.WriteTo(_folder["snapshot"]);
        File.WriteAllText(Path.Combine(folder, "model.safetensors"), content);

        Assert.StartsWith(
            $"  model.safetensors: expected a safetensors file, came {says}", OnlyLine(folder),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("config.json")]
    [InlineData("generation_config.json")]
    [InlineData("tokenizer.json")]
    [InlineData("tokenizer_config.json")]
    [InlineData("processor_config.json")]
    [InlineData("preprocessor_config.json")]
    public void Open_PointerInThePlaceOfASmallFile_IsNamed(string name)
    {
        var folder = _small.WriteTo(_folder["snapshot"]);
        File.WriteAllText(Path.Combine(folder, name), Pointer);

        Assert.Matches($"^  {name}: expected .*JSON, came a Git LFS pointer", OnlyLine(folder));
    }

    [Fact]
    public void Open_PointerInThePlaceOfTheIndex_IsNamedOnce()
    {
        var folder = _small.WriteShardsTo(_folder["snapshot"]);
        File.WriteAllText(Path.Combine(folder, "model.safetensors.index.json"), Pointer);

        Assert.StartsWith(
            "  model.safetensors.index.json: expected JSON, came a Git LFS pointer", OnlyLine(folder),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Open_HeaderCutOff_SaysHowLongItShouldBe()
    {
        var path = Path.Combine(_small.WriteTo(_folder["snapshot"]), "model.safetensors");
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..500]);

        Assert.StartsWith(
            $"  model.safetensors: expected {8 + BitConverter.ToInt64(whole)} bytes of header alone, came 500: it is "
            + "cut off",
            OnlyLine(_folder["snapshot"]),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"version\": \"1.0\",", "19 bytes that end in the middle")]
    [InlineData("", "an empty file")]
    [InlineData("\u000a\u0009<unk>", "another kind of file")]
    public void Open_TokenizerThatIsNotWhole_IsToldBeforeTheImport(string content, string says)
    {
        var folder = _small.WriteTo(_folder["snapshot"]);
        File.WriteAllText(Path.Combine(folder, "tokenizer.json"), content);

        Assert.Contains(
            $"tokenizer.json: expected a tokenizer in JSON, came {says}", OnlyLine(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ShardThatIsGoneWithoutIndex_IsMissedByItsNumber()
    {
        var folder = _small.WriteShardsTo(_folder["snapshot"]);
        File.Delete(Path.Combine(folder, "model-00001-of-00002.safetensors"));

        Assert.StartsWith(
            "  model-00001-of-00002.safetensors: expected a file, came nothing", OnlyLine(folder),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".incomplete")]
    [InlineData(".part")]
    public void Open_ShardThatIsStillBeingFetched_IsToldFromOneThatIsGone(string ending)
    {
        var folder = _small.WriteShardsTo(_folder["snapshot"]);
        var shard = Path.Combine(folder, "model-00002-of-00002.safetensors");
        File.Move(shard, shard + ending);

        Assert.StartsWith(
            "  model-00002-of-00002.safetensors: expected a file, came nothing but "
            + $"model-00002-of-00002.safetensors{ending}, the part of a download",
            OnlyLine(folder),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WeightsOfManyTensorsLess_NamesTheFirstAndCountsTheRest()
    {
        foreach (var name in _small.Tensors.Keys.Where(name => name.Contains("vision")).ToList())
        {
            _small.Tensors.Remove(name);
        }

        var lines = Refusal(_small.WriteTo(_folder["snapshot"])).Split('\n');

        Assert.Equal(10, lines.Length);
        Assert.Matches("^  and [0-9]+ more such lines$", lines[^1]);
    }

    private static string OnlyLine(string folder)
    {
        var lines = Refusal(folder).Split('\n');
        Assert.Equal(2, lines.Length);
        return lines[1];
    }

    private static string Refusal(string folder) => Assert.Throws<ImportException>(() => Snapshot.Open(folder)).Message;
}
