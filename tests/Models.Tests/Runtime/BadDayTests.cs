using Surgical.ModelImport.Importing;
using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Runtime;
using Surgical.Models.Runtime.Cpu;
using Surgical.Models.Runtime.Machine;
using Surgical.Models.Tests.Answering;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Runtime;

/// <summary>What the engine meets on bad days: too little memory, and somebody who tidies up under its feet.</summary>
public sealed class BadDayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Open_ModelThatDoesNotFitTheMemory_SaysSoBeforeItLoadsAnything()
    {
        var model = Import(new ModelFormat.Int4(Block: 32, HeadBits: 8));
        File.WriteAllBytes(model.DecodeGraph, []);

        var refusal = Assert.Throws<ModelException>(
            () => new CpuRuntime(model, memory: new MachineMemory(2_000_000, 1_000_000, IsLimited: true)));

        Assert.Matches(
            @"/model: The model needs at least 0\.0 GB of memory of its own, and 0\.0 of 0\.0 GB available",
            refusal.Message);
    }

    [Fact]
    public async Task Ask_FolderRemovedMeanwhile_AnswersAsBefore()
    {
        await using var model = MedGemmaModel.Open(Import(new ModelFormat.F32()).Folder);
        var before = await AskAsync(model, grey: 0);

        Directory.Delete(_folder["model"], recursive: true);

        Assert.Equal(before.Said(), (await AskAsync(model, grey: 0)).Said());
        Assert.NotEmpty((await AskAsync(model, grey: 90)).Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ask_WeightsWrittenToMeanwhile_FailsAndSaysWhichFile(bool cutOff)
    {
        var weights = Path.Combine(Import(new ModelFormat.F32()).Folder, "weights.f32");
        await using var model = MedGemmaModel.Open(_folder["model"]);
        await AskAsync(model, grey: 0);

        using (var file = new FileStream(weights, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.SetLength(cutOff ? file.Length / 2 : file.Length);
            file.WriteByte(1);
        }

        var failure = await Assert.ThrowsAsync<ModelException>(() => AskAsync(model, grey: 90));
        Assert.StartsWith(
            $"{weights}: expected the weights as they were when the model was opened",
            failure.Message,
            StringComparison.Ordinal);
    }

    private ImportedModel Import(ModelFormat format) => ModelImporter.Import(
        Repository.EmbeddedModel,
        _folder["model"],
        new ImportOptions { Format = format },
        new Progress<ImportProgress>(),
        Cancellation);

    private static Task<ModelReply> AskAsync(MedGemmaModel model, byte grey) =>
        model.AskAsync(model.About(grey, maxTokens: 8), streamed: null, Cancellation);
}
