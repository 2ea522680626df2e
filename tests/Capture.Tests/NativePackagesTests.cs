using System.Text.Json;
using Surgical.TestKit;

namespace Surgical.Capture.Tests;

/// <summary>What the MSBuild property NativePackages chooses. The other packages cannot be restored everywhere, so nothing is built.</summary>
public sealed class NativePackagesTests
{
    [Theory]
    [InlineData("Capture", "OpenCvSharp", "OpenCvSharp4")]
    [InlineData("Capture", "OpenCvSharp", "OpenCvSharp4.official.runtime.linux-x64")]
    [InlineData("Analyzer", "OnnxRuntime", "Microsoft.ML.OnnxRuntime.Gpu")]
    public async Task NativePackages_Nuget_ReplacesTheProjectByThePackage(string project, string replaced, string package)
    {
        var (projects, packages) = await ReferencesAsync(project, "-p:NativePackages=nuget");

        Assert.DoesNotContain(replaced, projects);
        Assert.Contains(package, packages);
    }

    [Theory]
    [InlineData("Capture", "OpenCvSharp", "OpenCvSharp4")]
    [InlineData("Analyzer", "OnnxRuntime", "Microsoft.ML.OnnxRuntime.Gpu")]
    public async Task NativePackages_NotSaid_AreOurProjects(string project, string ours, string package)
    {
        var (projects, packages) = await ReferencesAsync(project);

        Assert.Contains(ours, projects);
        Assert.DoesNotContain(package, packages);
    }

    [Fact]
    public async Task NativePackages_Misspelt_StopsTheBuildAndSaysWhatWasExpected()
    {
        var run = await MsBuildAsync("Capture", "-t:CheckNativePackages", "-p:NativePackages=Nugget");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("Expected NativePackages to be system or nuget, came Nugget.", run.Output, StringComparison.Ordinal);
    }

    private static async Task<(string[] Projects, string[] Packages)> ReferencesAsync(string project, params string[] more)
    {
        var run = await MsBuildAsync(project, ["-getItem:ProjectReference", "-getItem:PackageReference", .. more]);
        using var said = JsonDocument.Parse(run.Output);
        var items = said.RootElement.GetProperty("Items");
        return (Named("ProjectReference", "Filename"), Named("PackageReference", "Identity"));

        string[] Named(string kind, string by) => [.. items.GetProperty(kind).EnumerateArray().Select(item => item.GetProperty(by).GetString()!)];
    }

    private static Task<ProgramRun> MsBuildAsync(string project, params string[] arguments) => ProgramRun.OfAsync(
        "dotnet",
        ["msbuild", Path.Combine(Repository.Root, "src", project, $"{project}.csproj"), "-nologo", .. arguments],
        TestContext.Current.CancellationToken);
}
