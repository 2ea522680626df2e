namespace Surgical.House.Tests;

public sealed class NamingTests
{
    [Fact]
    public void ProjectFiles_NameWhatIsTheirsOnly()
    {
        string[] wrong = [.. Project.All().SelectMany(project => Naming.Wrong(project.Name, project.Packages))];

        Assert.True(wrong is [], string.Join('\n', wrong));
    }

    [Fact]
    public void Code_NamesWhatIsItsProjectsOnly()
    {
        string[] wrong =
        [
            .. from project in Project.All()
               from code in project.Code()
               from one in Naming.Wrong(project.Name, code.File, code.Text)
               select one,
        ];

        Assert.True(wrong is [], string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("Cases", "Microsoft.NET.Sdk.Web")]
    [InlineData("Cases", "Microsoft.AspNetCore.App")]
    [InlineData("Analyzer", "OpenCvSharp4")]
    [InlineData("Analyzer", "Microsoft.ML.OnnxRuntime.Managed")]
    [InlineData("Surgical", "Microsoft.ML.OnnxRuntime.Managed")]
    [InlineData("Models", "Microsoft.ML.OnnxRuntime.Gpu.Linux", "OpenCvSharp4")]
    public void Wrong_PackageOfAnotherProject_IsNamed(string project, params string[] packages) =>
        Assert.Contains($"names {packages[^1]}:", Assert.Single(Naming.Wrong(project, packages)));

    [Theory]
    [InlineData("Dashboard", "Microsoft.NET.Sdk.Web", "Microsoft.AspNetCore.OpenApi")]
    [InlineData("Surgical", "Microsoft.NET.Sdk", "Microsoft.ML.OnnxRuntime.Gpu.Linux")]
    [InlineData("Capture", "OpenCvSharp4", "OpenCvSharp4.official.runtime.linux-x64")]
    public void Wrong_OwnPackages_AreNone(string project, params string[] packages) =>
        Assert.Empty(Naming.Wrong(project, packages));

    [Theory]
    [InlineData("using Microsoft.AspNetCore.Http;")]
    [InlineData("global using static OpenCvSharp.Cv2;")]
    [InlineData("    var session = new Microsoft.ML.OnnxRuntime.InferenceSession(path);")]
    public void Wrong_CodeThatNamesAnotherProjects_IsNamed(string line) =>
        Assert.Contains("Case.cs names ", Assert.Single(Naming.Wrong("Cases", "Case.cs", $"// of\n{line}\n")));

    [Theory]
    [InlineData("using Microsoft.Extensions.Logging;")]
    [InlineData("/// <see cref=\"OpenCvSharp.Mat\"/>")]
    [InlineData("    // As OpenCvSharp has it.")]
    [InlineData("    throw new CaseException(\"OpenCvSharp is missing\");")]
    public void Wrong_WordsAboutThem_AreNone(string line) =>
        Assert.Empty(Naming.Wrong("Cases", "Case.cs", $"{line}\n"));
}
