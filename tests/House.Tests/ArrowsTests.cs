namespace Surgical.House.Tests;

public sealed class ArrowsTests
{
    [Fact]
    public void References_OfEveryProject_PointDownwards()
    {
        string[] wrong = [.. Project.All().SelectMany(project => Arrows.Wrong(project.Name, project.References))];

        Assert.True(wrong is [], string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("Disk", "Capture")]
    [InlineData("Capture", "Models")]
    [InlineData("Models", "ModelImport")]
    [InlineData("Analyzer", "ModelImport")]
    [InlineData("Analyzer", "Overlay")]
    [InlineData("Cases", "Evaluation")]
    [InlineData("Cases", "Dashboard")]
    [InlineData("Dashboard", "ModelImport")]
    [InlineData("Dashboard", "Surgical")]
    [InlineData("Overlay", "TestKit")]
    public void Wrong_ArrowThatDoesNotPointDown_IsNamed(string project, string reference) =>
        Assert.Contains($"{project} references {reference}:", Assert.Single(Arrows.Wrong(project, [reference])));

    [Theory]
    [InlineData("Analyzer", "Capture", "Models")]
    [InlineData("Evaluation", "DataSets", "Capture")]
    [InlineData("Dashboard", "Cases", "Overlay")]
    [InlineData("Surgical", "Dashboard", "Disk")]
    public void Wrong_ArrowsDownHoweverFar_AreNone(string project, params string[] references) =>
        Assert.Empty(Arrows.Wrong(project, references));

    [Fact]
    public void Wrong_ProjectThatTheHouseDoesNotKnow_IsNamed() =>
        Assert.Contains("Core has no place", Assert.Single(Arrows.Wrong("Core", [])));

    [Fact]
    public void Parse_WrongProjectFile_GivesItsWrongArrow()
    {
        var capture = Project.Parse("Capture", """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <ProjectReference Include="../Disk/Disk.csproj;..\Analyzer\Analyzer.csproj" />
              </ItemGroup>
            </Project>
            """);

        Assert.Equal(["Disk", "Analyzer"], capture.References);
        Assert.Single(Arrows.Wrong(capture.Name, capture.References));
    }
}
