using System.Diagnostics;
using System.Globalization;
using Surgical.TestKit;

namespace Surgical.Soak.Processes;

/// <summary>A proof that is a test: the test does in full what it does a sample of with every change.</summary>
/// <param name="project">Folder of the test's project.</param>
/// <param name="method">Its name, without those of its namespace.</param>
internal sealed class LongTests(string project, string method)
{
    public async Task<Finding> RunAsync(Course course, CancellationToken cancellationToken)
    {
        var program = Path.Combine(
            Repository.Root, "artifacts", "bin", project, "release", $"Surgical.{project}.dll");
        var start = new ProcessStartInfo(
            "dotnet", [program, "-noLogo", "-noColor", "-showLiveOutput", "-method", $"*.{method}"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[LongProof.CountVariable] = course.Count.ToString(CultureInfo.InvariantCulture);
        start.Environment[LongProof.SeedVariable] = course.Seed.ToString(CultureInfo.InvariantCulture);
        using var test = Process.Start(start)!;
        using var output = test.StandardOutput;
        var told = "";
        while (await output.ReadLineAsync(cancellationToken) is { } line)
        {
            course.Progress.WriteLine(line);
            told = line.Trim();
        }

        await test.WaitForExitAsync(cancellationToken);
        var isRun = told.Contains("Total: 1, Errors: 0, Failed: 0, Skipped: 0", StringComparison.Ordinal);
        return new(test.ExitCode == 0 && isRun, $"{course.Count} times in one test. {told}");
    }
}
