using Surgical.ModelImport.Snapshots;
using Surgical.Models.Files;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Lora;

/// <summary>
/// Adapters of the embedded model as they come from use (shared/cases/adapters): each is merged and said, or refused by
/// name.
/// </summary>
public sealed class AdapterCasesTests : IDisposable
{
    private const string Head = "text.lm_head.weight";
    private const string Embedding = "text.embed_tokens.weight";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Cases()
    {
        var cases = new DirectoryInfo(Repository.Shared("cases/adapters"));
        return cases.Exists ? [.. cases.EnumerateDirectories().Select(one => one.Name).Order()] : ["own-template"];
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Open_AdapterFromUse_IsMergedAndSaidOrRefusedByName(string name)
    {
        var expected = name switch
        {
            "own-template" => "chat_template.jinja, chat template: expected Gemma 3's",
            "layers" => "layers_to_transform leaves out 14 of its 28 layers, model.language_model.layers.2.",
            "partial" => "target_modules names 1 layer of the model that it holds no pair for, model.language_model.",
            "zeroB" => "was never trained, and adds nothing",
            "mts-same" => "lm_head.weight: expected the tensor of a module trained whole",
            _ => string.Empty,
        };

        Assert.Contains(expected, Said(Written(name)), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ModulesToSaveWithTheBasesValues_IsTheSameModelWithAHeadOfItsOwn()
    {
        var adapter = Adapter("mts-same");
        using var plain = Snapshot.Open(Repository.EmbeddedModel, Repository.EmbeddedAdapter);
        var embedding = Numbers(plain, Embedding);
        long[] shape = [.. plain.Stored[Embedding].Tensor.Shape];
        adapter.Tensors.Add("base_model.model.lm_head.weight", (shape, embedding));
        adapter.Tensors.Add("base_model.model.model.language_model.embed_tokens.weight", (shape, embedding));

        using var saved = Snapshot.Open(Repository.EmbeddedModel, adapter.WriteTo(_folder["mts-same"]));

        Assert.False(saved.Configuration.Text.TiedEmbeddings);
        Assert.Equal(embedding, Numbers(saved, Head));
        Assert.All(plain.Tensors.Keys, name => Assert.True(
            Numbers(plain, name).AsSpan().SequenceEqual(Numbers(saved, name)), name));
    }

    private static string Said(string adapter)
    {
        try
        {
            using var snapshot = Snapshot.Open(Repository.EmbeddedModel, adapter);
            return string.Join('\n', Assert.Single(snapshot.Adapters).Notes);
        }
        catch (ImportException refused)
        {
            return refused.Message;
        }
    }

    // The cases hold what differs and is small; the weights of two are made here.
    private string Written(string name)
    {
        var adapter = Adapter(name);
        if (name == "partial")
        {
            foreach (var half in adapter.Tensors.Keys.Where(key => key.Contains("layers.3.self_attn.q_proj")).ToList())
            {
                adapter.Tensors.Remove(half);
            }
        }
        else if (name == "zeroB")
        {
            foreach (var factor in adapter.Tensors.Where(tensor => tensor.Key.Contains("lora_B")))
            {
                Array.Clear(factor.Value.Values);
            }
        }

        var written = adapter.WriteTo(_folder[name]);
        foreach (var file in Directory.EnumerateFiles(Case(name)))
        {
            File.WriteAllBytes(Path.Combine(written, Path.GetFileName(file)), File.ReadAllBytes(file));
        }

        return written;
    }

    private static SmallAdapter Adapter(string name)
    {
        Assert.SkipUnless(Directory.Exists(Case(name)), $"No case {name} of an adapter.");
        var adapter = SmallAdapter.ReadFrom(Repository.EmbeddedAdapter);
        var config = Path.Combine(Case(name), "adapter_config.json");
        if (File.Exists(config))
        {
            adapter.Configure(File.ReadAllBytes(config));
        }

        return adapter;
    }

    private static string Case(string name) => Path.Combine(Repository.Shared("cases/adapters"), name);

    private static float[] Numbers(Snapshot snapshot, string name)
    {
        var numbers = new float[snapshot.Stored[name].Tensor.Count];
        snapshot.Tensors[name].Read(0, numbers);
        return numbers;
    }
}
