using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.ModelImport.Importing;
using Surgical.ModelImport.Tests.Importing;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Snapshots;

/// <summary>One model under the names of three generations of the library.</summary>
public sealed class NameLayoutsGoldenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Import_ThreeNamingLayouts_GiveIdenticalWeights()
    {
        var shipped = Golden.Folder("gemma3/tiny-b");
        var today = Import(shipped, "today-model");
        var google = Import(Renamed(shipped, "google", NameLayout.Google), "google-model");
        var later = Import(Renamed(shipped, "later", NameLayout.Later), "later-model");

        Assert.True(
            Weights(today).AsSpan().SequenceEqual(Weights(google))
            && Weights(today).AsSpan().SequenceEqual(Weights(later)));
        Assert.Equal(
            (today.Manifest.Content.Weights, today.Manifest.Content.Weights),
            (google.Manifest.Content.Weights, later.Manifest.Content.Weights));
    }

    private ImportedModel Import(string snapshot, string name) =>
        ModelImporter.Import(snapshot, _folder[name], NoProgress.Instance, TestContext.Current.CancellationToken);

    private static byte[] Weights(ImportedModel model) =>
        File.ReadAllBytes(Path.Combine(model.Folder, "weights.f32"));

    private string Renamed(string shipped, string name, Func<string, string> layout)
    {
        var folder = Directory.CreateDirectory(_folder[name]).FullName;
        File.Copy(Path.Combine(shipped, "config.json"), Path.Combine(folder, "config.json"));
        var content = File.ReadAllBytes(Path.Combine(shipped, "model.safetensors"));
        var headerLength = (int)BinaryPrimitives.ReadInt64LittleEndian(content);
        var header = (JsonObject)JsonNode.Parse(content.AsSpan(sizeof(long), headerLength))!;
        header.Remove("__metadata__");
        var renamed = new JsonObject(header.Select(
            entry => KeyValuePair.Create(layout(TensorName.Canonical(entry.Key)!), entry.Value?.DeepClone())));
        var file = SmallSnapshot.Safetensors(
            JsonSerializer.SerializeToUtf8Bytes(renamed), content.AsSpan(sizeof(long) + headerLength));
        File.WriteAllBytes(Path.Combine(folder, "model.safetensors"), file);
        return folder;
    }
}
