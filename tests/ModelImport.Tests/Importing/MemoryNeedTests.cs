using Surgical.ModelImport.Importing;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Runtime.Machine;
using Surgical.Models.Tests.Gemma3;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests.Importing;

public sealed class MemoryNeedTests : IDisposable
{
    private static readonly MachineMemory Small = new(8_000_000_000, 2_500_000_000, IsLimited: true);
    private static readonly MachineMemory Tiny = new(1000, 1000, IsLimited: false);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Refusal_FourBInFourBitsOnASmallMachine_SaysWhatIsNeededAndWhatThereIs() => Assert.Equal(
        "The model needs at least 4.3 GB of memory of its own, and 2.5 of 8.0 GB available "
            + "(the limit of the container or service)",
        MemoryNeed.Of(FourB, new ModelFormat.Int4(Block: 32, HeadBits: 8))!.Refusal(Small));

    [Fact]
    public void Refusal_FourBInFloat32OnASmallMachine_SaysWhatItsWeightsTake() => Assert.Equal(
        "The model's weights take 17.2 GB, all of which is read for every word, and there is memory for 8.0 GB",
        MemoryNeed.Of(FourB, new ModelFormat.F32())!.Refusal(Small with { Available = Small.Total }));

    [Theory]
    [InlineData(25_000_000_000)]
    [InlineData(null)]
    public void Refusal_EnoughOrUnknown_IsNone(long? memory)
    {
        MachineMemory? machine = memory is { } all ? new(all, all, IsLimited: false) : null;

        Assert.Null(MemoryNeed.Of(FourB, new ModelFormat.F32())!.Refusal(machine));
    }

    [Fact]
    public void Of_ModelForAGpu_IsUnknown() => Assert.Null(MemoryNeed.Of(FourB, new ModelFormat.BF16()));

    [Fact]
    public void Import_ExactWeightsThatDoNotFit_IsRefusedBeforeAnythingIsWritten()
    {
        var refusal = Assert.Throws<ImportException>(() => ModelImporter.Import(
            Repository.EmbeddedModel,
            _folder["model"],
            new ImportOptions { Format = new ModelFormat.F32(), Memory = Tiny },
            NoProgress.Instance,
            Token));

        Assert.EndsWith("--format int4 takes an eighth.", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Import_PackedForAnotherMachine_IsDone() => Assert.Equal(_folder["model"], ModelImporter.Import(
        Repository.EmbeddedModel,
        _folder["model"],
        new ImportOptions { Format = new ModelFormat.Int4(Block: 32, HeadBits: 8), Memory = Tiny },
        NoProgress.Instance,
        Token).Folder);

    [Fact]
    public void Resolve_SnapshotThatThisMachineCannotRun_IsNotImported()
    {
        var options = new ImportOptions { Format = new ModelFormat.Int4(Block: 32, HeadBits: 8), Memory = Tiny };

        var refusal = Assert.Throws<ImportException>(() => ModelCache.Resolve(
            Repository.EmbeddedModel, _folder.Path, options, NoProgress.Instance, Token));

        Assert.EndsWith("it was not imported as int4.", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Gemma3Configuration FourB => MedGemma4B.Configuration;
}
