using Surgical.ModelImport;
using Surgical.TestKit;

namespace Surgical.Dashboard.Tests.Commands;

public sealed class ImportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Import_EmbeddedModel_IsAModelThatOpens()
    {
        var (exitCode, output, _) = await RunAsync("import", Repository.EmbeddedModel, "--out", Out);

        var digest = ImportedModel.Open(Out).Manifest.Digest;
        Assert.Equal((0, true), (exitCode, output.Contains(digest, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Import_Progress_GoesToStandardError()
    {
        var (_, output, error) = await RunAsync("import", Repository.EmbeddedModel, "--out", Out);

        Assert.Contains("100 %", error, StringComparison.Ordinal);
        Assert.DoesNotContain("%", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "somewhere")]
    [InlineData("import", "somewhere", "--out")]
    [InlineData("import", "somewhere", "--out", "there", "--fast")]
    public async Task Import_UsedWrongly_EndsWithTwo(params string[] arguments)
    {
        var (exitCode, _, error) = await RunAsync(arguments);

        Assert.Equal((2, true), (exitCode, error.Contains("--help says how it is used", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Import_NoSuchSnapshot_EndsWithOneAndOneLine()
    {
        var (exitCode, _, error) = await RunAsync("import", _folder["nowhere"], "--out", Out);

        Assert.Equal(
            (1, $"surgical: {_folder["nowhere"]}: expected a snapshot with config.json and *.safetensors, came no folder.\n"),
            (exitCode, error));
    }

    [Fact]
    public async Task Import_EmptyOutFolderName_IsRefusedWithoutStackTrace()
    {
        var (exitCode, _, error) = await RunAsync("import", Repository.EmbeddedModel, "--out", "");

        Assert.Equal(
            (1, "surgical: expected a folder for the imported model, came an empty name.\n"), (exitCode, error));
    }

    [Fact]
    public async Task Import_FileSizeLimit_IsToldAndLeavesNothing()
    {
        // .NET keeps its code in a shared memory file of gigabytes, which the limit would forbid.
        const string Limited = "ulimit -f 4000; DOTNET_EnableWriteXorExecute=0 exec dotnet \"$@\"";

        var (exitCode, _, error) = await ProgramRun.OfAsync(
            "bash",
            ["-c", Limited, "bash", Repository.Executable, "import", Repository.EmbeddedModel, "--out", Out],
            Token);

        Assert.Equal((1, 0), (exitCode, Directory.GetFileSystemEntries(_folder.Path).Length));
        Assert.Contains("weights.f32 would be longer than a file may be here.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_KilledAtAnyMoment_NeverLeavesABrokenModel()
    {
        for (var lines = 0; lines <= 9; lines++)
        {
            using var program = ProgramRun.Start(["import", Repository.EmbeddedModel, "--out", Out]);
            for (var line = 0; line < lines; line++)
            {
                await program.StandardError.ReadLineAsync(Token);
            }

            program.Kill();
            await program.WaitForExitAsync(Token);

            Assert.True(!Directory.Exists(Out) || ImportedModel.Open(Out) is not null);
        }

        var (exitCode, _, _) = await RunAsync("import", Repository.EmbeddedModel, "--out", Out);
        Assert.Equal((0, 1), (exitCode, Directory.GetFileSystemEntries(_folder.Path).Length));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Out => _folder["model"];

    private static Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.OfAsync(arguments, Token);
}
