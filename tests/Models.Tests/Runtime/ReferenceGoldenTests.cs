using Surgical.Models.Checks;
using Surgical.Models.Files;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Runtime;

/// <summary>Every reference case of every small model: logits, features, cache, greedy tokens.</summary>
public sealed class ReferenceGoldenTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    public static TheoryData<string> Models()
    {
        var models = new DirectoryInfo(Path.Combine(Golden.Root, "gemma3"));
        return models.Exists ? [.. models.EnumerateDirectories().Select(model => model.Name).Order()] : ["tiny-b"];
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Check_SmallModel_ComputesWhatTheReferenceComputed(string model)
    {
        var folder = Golden.Folder($"gemma3/{model}");

        var results = ModelCheck.Run(folder, imported[folder], TestContext.Current.CancellationToken).ToList();

        Assert.NotEmpty(results);
        Assert.All(results, result => Assert.True(result.Passed, result.ToString()));
        TestContext.Current.SendDiagnosticMessage(string.Join('\n', results));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Check_SmallModelInFourBits_IsAsNearAsItsToleranceSays(string model)
    {
        var folder = Golden.Folder($"gemma3/{model}");
        var packed = imported[folder, new ModelFormat.Int4(Block: 32, HeadBits: 8)];

        var results = ModelCheck.Run(folder, packed, TestContext.Current.CancellationToken).ToList();

        TestContext.Current.SendDiagnosticMessage(string.Join('\n', results));
        Assert.All(results, result => Assert.True(result.Passed, result.ToString()));
    }
}
