using System.Text.RegularExpressions;
using Surgical.TestKit;

namespace Surgical.Tests.Commands.Models;

/// <summary>The verb check, as a person calls it.</summary>
public sealed partial class CheckCommandGoldenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_SoundSnapshot_PrintsALineACaseAndEndsWithZero()
    {
        var (exitCode, output, _) = await RunAsync(Golden.Folder("gemma3/tiny-b"));

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(0, exitCode);
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Matches(PassingLine(), line));
    }

    [Fact]
    public async Task Check_CasesOfAnotherModel_FailAndEndWithOne()
    {
        Copy(Golden.Folder("gemma3/tiny-b"), "*.safetensors", "config.json");
        Copy(Golden.Folder("gemma3/tiny-a"), "cases.json", "*.npy");

        var (exitCode, output, _) = await RunAsync(_folder.Path);

        Assert.Equal((1, true), (exitCode, output.StartsWith("FAIL ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Check_FolderWithoutCases_EndsWithTwo()
    {
        var (exitCode, output, error) = await RunAsync(_folder.Path);

        Assert.Equal(
            (2, "", $"surgical: {_folder.Path}: expected reference cases (cases.json), came none.\n"),
            (exitCode, output, error));
    }

    private static Task<ProgramRun> RunAsync(string folder) =>
        ProgramRun.OfAsync(["check", folder], TestContext.Current.CancellationToken);

    private void Copy(string from, params string[] patterns)
    {
        foreach (var file in patterns.SelectMany(pattern => Directory.EnumerateFiles(from, pattern)))
        {
            File.Copy(file, _folder[Path.GetFileName(file)]);
        }
    }

    [GeneratedRegex(
        @"^PASS \S+ logits=\d\.\de-?\d+ cosine=\d\.\d{7} features=\d\.\de-?\d+ cache=\d\.\de-?\d+ greedy=24/24$")]
    private static partial Regex PassingLine();
}
