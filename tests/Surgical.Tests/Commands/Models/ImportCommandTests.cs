using Surgical.Models.Files;
using Surgical.TestKit;

namespace Surgical.Tests.Commands.Models;

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
    [InlineData("import", "somewhere", "--out", "there", "--format", "int3")]
    [InlineData("import", "somewhere", "--out", "there", "--format", "int4", "--block", "64")]
    [InlineData("import", "somewhere", "--out", "there", "--format", "int4", "--head", "five")]
    [InlineData("import", "somewhere", "--out", "there", "--format", "f32", "--block", "32")]
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
            (1, $"surgical: {_folder["nowhere"]}: expected a snapshot with config.json and *.safetensors, "
                + "came no folder.\n"),
            (exitCode, error));
    }

    [Fact]
    public async Task Import_EmptyOutFolderName_IsRefusedWithoutStackTrace()
    {
        var (exitCode, _, error) = await RunAsync("import", Repository.EmbeddedModel, "--out", "");

        Assert.Equal(2, exitCode);
        Assert.StartsWith("surgical: Expected a name for --out, came an empty text.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("f32", "weights.f32")]
    [InlineData("int4", "weights.q4")]
    public async Task Import_KilledAtTenMoments_NeverLeavesABrokenModelAndGoesOn(string format, string weights)
    {
        string[] import = ["import", Repository.EmbeddedModel, "--format", format, "--out"];
        var (_, _, undisturbed) = await RunAsync([.. import, _folder["undisturbed"]]);
        var lines = undisturbed.Count(letter => letter == '\n');
        var random = new Random(lines);
        for (var kill = 0; kill < 10; kill++)
        {
            using var program = ProgramRun.Start([.. import, Out]);
            for (var line = random.Next(lines); line > 0; line--)
            {
                await program.StandardError.ReadLineAsync(Token);
            }

            program.Kill();
            await program.WaitForExitAsync(Token);

            Assert.True(!Directory.Exists(Out) || ImportedModel.Open(Out) is not null);
        }

        var (exitCode, _, _) = await RunAsync([.. import, Out]);
        Assert.Equal((0, 2), (exitCode, Directory.GetFileSystemEntries(_folder.Path).Length));
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(_folder["undisturbed"], weights), Token),
            await File.ReadAllBytesAsync(Path.Combine(Out, weights), Token));
    }

    [Theory]
    [InlineData("f32", "3,893,440 parameters, format f32")]
    [InlineData("int4", "format int4 (block 32, head 8, accuracy level 4)")]
    [InlineData("bf16", "format bf16")]
    public async Task Import_Format_IsToldWithTheNumberOfParameters(string format, string told)
    {
        var (exitCode, output, _) = await RunAsync(
            "import", Repository.EmbeddedModel, "--out", Out, "--format", format);

        Assert.Equal((0, true), (exitCode, output.Contains(told, StringComparison.Ordinal)));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Out => _folder["model"];

    private static Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.OfAsync(arguments, Token);
}
