using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.ModelImport.Importing;
using Surgical.ModelImport.Snapshots;
using Surgical.ModelImport.Tests.Importing;
using Surgical.ModelImport.Tests.Snapshots;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Lora;

/// <summary>
/// A model packed with an adapter holds the bytes that it holds when it is packed of a snapshot that is merged already:
/// nothing is rounded before.
/// </summary>
public sealed class PackedAdapterGoldenTests : IDisposable
{
    private static readonly ModelFormat Int4 = new ModelFormat.Int4(Block: 32, HeadBits: 8);

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Adapters()
    {
        var model = new DirectoryInfo(Path.Combine(Golden.Root, "gemma3/tiny-b"));
        return model.Exists
            ? [.. model.EnumerateDirectories("*-*").Select(adapter => adapter.Name).Order()]
            : ["peft-saved"];
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Import_Int4WithAdapter_PacksTheMergedNumbers(string adapter)
    {
        var (snapshot, applied) = (Golden.Folder("gemma3/tiny-b"), Golden.Folder($"gemma3/tiny-b/{adapter}"));
        using var expected = Import(Merged(snapshot, applied), "expected").MapWeights();
        using var packed = Import(snapshot, "packed", applied).MapWeights();

        Assert.Equal(expected.Names.Order(), packed.Names.Order());
        Assert.All(expected.Names, name => Assert.True(
            Numbers(expected, name).AsSpan().SequenceEqual(Numbers(packed, name)), name));
    }

    private string Merged(string folder, string adapter)
    {
        using var snapshot = Snapshot.Open(folder, adapter);
        var tensors = TensorPlan.For(snapshot.Configuration).ToDictionary(
            planned => NameLayout.Google(planned.Name),
            planned =>
            {
                var numbers = new float[planned.Count];
                snapshot.Tensors[planned.Name].Read(0, numbers);
                return (planned.FileShape.ToArray(), numbers);
            });
        var config = JsonNode.Parse(File.ReadAllBytes(Path.Combine(folder, "config.json")))!.AsObject();
        config["tie_word_embeddings"] = snapshot.Configuration.Text.TiedEmbeddings;
        config["text_config"]!.AsObject().Remove("tie_word_embeddings");
        var merged = Directory.CreateDirectory(_folder["merged"]).FullName;
        File.WriteAllBytes(Path.Combine(merged, "config.json"), JsonSerializer.SerializeToUtf8Bytes(config));
        File.WriteAllBytes(Path.Combine(merged, "model.safetensors"), SmallSnapshot.Safetensors(tensors, "F32"));
        return merged;
    }

    private ImportedModel Import(string snapshot, string name, params string[] adapters) => ModelImporter.Import(
        snapshot,
        _folder[name],
        new ImportOptions { Format = Int4, Adapters = adapters },
        NoProgress.Instance,
        TestContext.Current.CancellationToken);

    // Rows of the embedding may be stored in another type, and stand for the same numbers.
    private static byte[] Numbers(MappedWeights weights, string name)
    {
        if (weights.Type(name) is TensorType.U8)
        {
            var bytes = new byte[weights.Size(name)];
            Marshal.Copy(weights.Address(name), bytes, 0, bytes.Length);
            return bytes;
        }

        var numbers = new float[weights.Shape(name).Aggregate(1L, (product, length) => product * length)];
        weights.Read(name, 0, numbers);
        return MemoryMarshal.AsBytes<float>(numbers).ToArray();
    }
}
