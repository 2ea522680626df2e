using Surgical.Models.Checks;
using Surgical.Models.Tests.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Lora;

/// <summary>
/// Every adapter of every small model: the logits and the greedy tokens that PEFT gives with it, unmerged.
/// </summary>
public sealed class AdapterGoldenTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    public static TheoryData<string, string> Adapters()
    {
        var models = new DirectoryInfo(Path.Combine(Golden.Root, "gemma3"));
        var found = models.Exists
            ? models.EnumerateDirectories().SelectMany(AdaptersOf).ToList()
            : [];
        return found.Count == 0
            ? new TheoryData<string, string>(("tiny-b", "lora-all"))
            : [.. found.Select(adapter => (adapter.Parent!.Name, adapter.Name)).Order()];
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void RunAdapters_MergedAdapter_ComputesWhatTheReferenceComputed(string model, string adapter)
    {
        var folder = Golden.Folder($"gemma3/{model}");
        var applied = Golden.Folder($"gemma3/{model}/{adapter}");

        var result = Run(folder, applied, imported[folder, applied]);

        Assert.True(result.Passed, result.ToString());
        TestContext.Current.SendDiagnosticMessage($"{model}: {result}");
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void RunAdapters_AdapterNotApplied_Fails(string model, string adapter)
    {
        var folder = Golden.Folder($"gemma3/{model}");

        var result = Run(folder, Golden.Folder($"gemma3/{model}/{adapter}"), imported[folder]);

        Assert.False(result.Passed, result.ToString());
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void RunAdapters_AnotherAdapterApplied_Fails(string model, string adapter)
    {
        var folder = Golden.Folder($"gemma3/{model}");
        var wanted = Golden.Folder($"gemma3/{model}/{adapter}");
        var others = AdaptersOf(new(folder)).Select(other => other.FullName).Where(other => other != wanted).ToList();
        Assert.SkipWhen(others.Count == 0, $"No other adapter of {model}.");

        Assert.All(others, other => Assert.False(Run(folder, wanted, imported[folder, other]).Passed));
    }

    private static IEnumerable<DirectoryInfo> AdaptersOf(DirectoryInfo model) =>
        [.. model.EnumerateDirectories("lora-*"), .. model.EnumerateDirectories("peft-*")];

    private static SampleResult Run(string folder, string adapter, string model) =>
        Assert.Single(ModelCheck.RunAdapters(folder, [adapter], model, TestContext.Current.CancellationToken));
}
