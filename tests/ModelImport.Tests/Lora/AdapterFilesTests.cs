using System.Text.Json.Nodes;
using Surgical.ModelImport.Importing;
using Surgical.ModelImport.Snapshots;
using Surgical.ModelImport.Tests.Importing;
using Surgical.ModelImport.Tests.Snapshots;
using Surgical.Models.Files;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Lora;

/// <summary>What whoever trained an adapter saved beside its weights is taken, or refused.</summary>
public sealed class AdapterFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _adapter;

    public AdapterFilesTests() =>
        _adapter = SmallAdapter.ReadFrom(Repository.EmbeddedAdapter).WriteTo(_folder["adapter"]);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("chat_template.jinja", "{{ bos_token }}")]
    [InlineData("tokenizer_config.json", """{ "chat_template": "{{ bos_token }}" }""")]
    [InlineData("processor_config.json", """{ "chat_template": "{{ bos_token }}" }""")]
    public void Open_AnotherTemplate_IsRefusedWithWhatToDo(string name, string content)
    {
        Write(name, content);

        var message = Refusal(_adapter);

        Assert.Contains($"adapter: {name}, chat template: expected Gemma 3's", message, StringComparison.Ordinal);
        Assert.Contains("remove it where the adapter was not trained with it", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TheModelsOwnFilesOrTheSameLaidOutOtherwise_AreNoneOfItsOwn()
    {
        foreach (var name in (string[])["tokenizer.json", "tokenizer_config.json", "preprocessor_config.json"])
        {
            Write(name, Relaid(name).ToJsonString());
        }

        using var plain = Snapshot.Open(Repository.EmbeddedModel, Repository.EmbeddedAdapter);
        using var snapshot = Snapshot.Open(Repository.EmbeddedModel, _adapter);

        Assert.Empty(Assert.Single(snapshot.Adapters).Notes);
        Assert.Equal(plain.Tokenizer, snapshot.Tokenizer);
        Assert.Equal(plain.Processing.Pictures, snapshot.Processing.Pictures);
    }

    [Fact]
    public void Import_AnotherTokenizer_IsTakenAndCounts()
    {
        var plain = Import("plain");
        var tokenizer = Relaid("tokenizer.json");
        var vocabulary = tokenizer["model"]!["vocab"]!.AsObject();
        var (one, other) = (vocabulary.Last(), vocabulary.SkipLast(1).Last());
        (vocabulary[one.Key], vocabulary[other.Key]) = (other.Value!.GetValue<int>(), one.Value!.GetValue<int>());
        tokenizer["model"]!["merges"] = new JsonArray();
        Write("tokenizer.json", tokenizer.ToJsonString());

        var own = Import("own");

        Assert.Equal(
            ["its own tokenizer.json counts in the place of the model's"], Assert.Single(own.Manifest.Adapters).Notes);
        Assert.NotEqual(plain.Manifest.Digest, own.Manifest.Digest);
        Assert.Equal(plain.Manifest.BaseDigest, own.Manifest.BaseDigest);
        Assert.NotEqual(File.ReadAllBytes(plain.Tokenizer!), File.ReadAllBytes(own.Tokenizer!));
    }

    [Fact]
    public void Open_TokenizerOfAnotherKind_IsRefusedByName()
    {
        Write("tokenizer.json", """{ "model": { "type": "WordPiece" } }""");

        Assert.Contains("adapter: tokenizer.json: expected Gemma's kind", Refusal(_adapter), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("preprocessor_config.json", """{ "image_mean": [0.1, 0.2, 0.3] }""")]
    [InlineData("processor_config.json", """{ "image_processor": { "image_mean": [0.1, 0.2, 0.3] } }""")]
    public void Import_AnotherProcessor_IsTakenAndCounts(string name, string content)
    {
        var plain = Import("plain");
        Write(name, content);

        var own = Import("own");

        Assert.Equal([0.1, 0.2, 0.3], own.Manifest.Processing.Pictures.Mean);
        Assert.Equal(
            ["its own processor's settings of pictures count in the place of the model's"],
            Assert.Single(own.Manifest.Adapters).Notes);
        Assert.NotEqual(plain.Manifest.Digest, own.Manifest.Digest);
        Assert.Equal(plain.Manifest.BaseDigest, own.Manifest.BaseDigest);
    }

    [Fact]
    public void Open_ProcessorThatCannotBeHonoured_IsRefusedByName()
    {
        Write("preprocessor_config.json", """{ "do_resize": false }""");

        Assert.Contains(
            "adapter: preprocessor_config.json.do_resize: expected true", Refusal(_adapter), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TwoAdaptersOfDifferentProcessors_AreRefused()
    {
        Write("preprocessor_config.json", """{ "image_mean": [0.1, 0.2, 0.3] }""");
        var other = SmallAdapter.ReadFrom(Repository.EmbeddedAdapter);
        other.Config["lora_alpha"] = 8;
        var second = other.WriteTo(_folder["second"]);
        File.WriteAllText(Path.Combine(second, "preprocessor_config.json"), """{ "image_mean": [0.3, 0.2, 0.1] }""");

        Assert.Contains(
            "processor: expected what another adapter brings", Refusal(_adapter, second), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_GenerationSettings_AreNotTakenAndThatIsSaid()
    {
        Write("generation_config.json", """{ "repetition_penalty": 1.5 }""");

        using var snapshot = Snapshot.Open(Repository.EmbeddedModel, _adapter);

        Assert.Equal(
            ["the generation_config.json beside it does not count, the model's does"],
            Assert.Single(snapshot.Adapters).Notes);
        Assert.Equal(1, snapshot.Processing.Generation.RepetitionPenalty);
    }

    private static JsonObject Relaid(string name) =>
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(Repository.EmbeddedModel, name)))!.AsObject();

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_adapter, name), content);

    private static string Refusal(params string[] adapters) =>
        Assert.Throws<ImportException>(() => Snapshot.Open(Repository.EmbeddedModel, adapters)).Message;

    private ImportedModel Import(string name) => ModelImporter.Import(
        Repository.EmbeddedModel,
        _folder[name],
        new ImportOptions { Format = new ModelFormat.F32(), Adapters = [_adapter] },
        NoProgress.Instance,
        TestContext.Current.CancellationToken);
}
