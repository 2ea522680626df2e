using System.Text.Json;
using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Runtime;
using Surgical.Models.Tests.Runtime;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Processing;

/// <summary>Snapshots whose small files differ answer as transformers does, or are refused by name.</summary>
public sealed class SnapshotCasesTests(ImportedSnapshots imported) : IClassFixture<ImportedSnapshots>
{
    private const int MostTokens = 120;

    // The reference was given its prompt; whoever lets it make one gets that file's.
    private const string AnotherTemplate = "ct-processor";

    public static TheoryData<string> Cases()
    {
        var path = Path.Combine(Folder, "expected.json");
        if (!File.Exists(path))
        {
            return ["none"];
        }

        using var expected = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. expected.RootElement.GetProperty("cases").EnumerateObject().Select(one => one.Name)];
    }

    private static string Folder => Repository.Shared("cases/snapshots");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Ask_SnapshotWithOtherFiles_AnswersAsTheReference(string name)
    {
        var path = Path.Combine(Folder, "expected.json");
        Assert.SkipUnless(File.Exists(path), $"No expected.json in {Folder}: all of its snapshots are passed over.");
        var replies = TrainedReplies.Read();
        using var expected = JsonDocument.Parse(await File.ReadAllBytesAsync(path, Cancellation));
        using var folder = new TemporaryFolder();
        var snapshot = Snapshot(name, folder["snapshot"]);
        if (name == AnotherTemplate)
        {
            var refusal = Assert.Throws<ImportException>(() => imported[snapshot]);
            Assert.Contains(
                "processor_config.json, chat template: expected", refusal.Message, StringComparison.Ordinal);
            return;
        }

        await using var model = MedGemmaModel.Open(imported[snapshot]);

        foreach (var one in expected.RootElement.GetProperty("cases").GetProperty(name).EnumerateObject())
        {
            var shown = replies.Cases[one.Name].Shown(model);
            var reply = await model.AskAsync(
                new Question([shown], replies.Prompt, System: null, MostTokens), streamed: null, Cancellation);

            Assert.Equal((one.Name, one.Value.GetProperty("text").GetString()), (one.Name, reply.Text));
            Assert.Equal(one.Value.GetProperty("prompt_tokens").GetInt32(), reply.PromptTokens);
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Snapshot(string name, string folder)
    {
        ChangedSnapshot.Copy(folder);
        if (!Directory.Exists(Path.Combine(Folder, name)))
        {
            return folder;
        }

        // cases/README.md: all settings stand in processor_config.json there.
        if (name == "ct-v5proc")
        {
            File.Delete(Path.Combine(folder, "preprocessor_config.json"));
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, name)))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        return folder;
    }
}
