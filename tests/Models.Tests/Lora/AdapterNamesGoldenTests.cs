using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Surgical.Models.Checks;
using Surgical.Models.Tests.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Lora;

/// <summary>Every adapter under the names that the two older generations of the library gave it.</summary>
public sealed partial class AdapterNamesGoldenTests(ImportedSnapshots imported)
    : IClassFixture<ImportedSnapshots>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(AdapterGoldenTests.Adapters), MemberType = typeof(AdapterGoldenTests))]
    public void RunAdapters_NamesOfGooglesOwnFiles_ComputeTheSame(string model, string adapter) =>
        Check(model, adapter, name => Level().Replace(name, "vision_tower.vision_model.")
            .Replace("base_model.model.model.language_model.", "base_model.model.language_model.model.", Exactly)
            .Replace("base_model.model.model.", "base_model.model.", Exactly)
            .Replace("base_model.model.lm_head.", "base_model.model.language_model.lm_head.", Exactly));

    [Theory]
    [MemberData(nameof(AdapterGoldenTests.Adapters), MemberType = typeof(AdapterGoldenTests))]
    public void RunAdapters_NamesWithTheVisionModelsLevel_ComputeTheSame(string model, string adapter) =>
        Check(model, adapter, name => Level().Replace(name, "vision_tower.vision_model."));

    private const StringComparison Exactly = StringComparison.Ordinal;

    // Golden adapters of one kind are written with or without it.
    [GeneratedRegex(@"vision_tower\.(vision_model\.)?")]
    private static partial Regex Level();

    private void Check(string model, string adapter, Func<string, string> rename)
    {
        var folder = Golden.Folder($"gemma3/{model}");
        var renamed = Renamed(Golden.Folder($"gemma3/{model}/{adapter}"), _folder[adapter], rename);

        var result = Assert.Single(ModelCheck.RunAdapters(
            folder, [renamed], imported[folder, renamed], TestContext.Current.CancellationToken));

        Assert.True(result.Passed, result.ToString());
    }

    private static string Renamed(string adapter, string into, Func<string, string> rename)
    {
        Directory.CreateDirectory(into);
        foreach (var file in Directory.EnumerateFiles(adapter))
        {
            File.WriteAllBytes(Path.Combine(into, Path.GetFileName(file)), File.ReadAllBytes(file));
        }

        var path = Path.Combine(into, "adapter_model.safetensors");
        var content = File.ReadAllBytes(path);
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(content);
        var header = JsonNode.Parse(content.AsSpan(sizeof(long), length))!.AsObject();
        var renamed = JsonSerializer.SerializeToUtf8Bytes(new JsonObject(header.Select(
            entry => KeyValuePair.Create(rename(entry.Key), entry.Value?.DeepClone()))));
        var prefix = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, renamed.Length);
        File.WriteAllBytes(path, [.. prefix, .. renamed, .. content.AsSpan(sizeof(long) + length)]);
        return into;
    }
}
