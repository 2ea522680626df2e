using Surgical.Evaluation.Report.Files;
using Surgical.TestKit;

namespace Surgical.Evaluation.Tests.Report.Files;

public sealed class ResultFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_OfWhichOneCannotBeWritten_AreTheOlderOnesAll()
    {
        ResultFiles.Write(_folder["out"], [("a.csv", "old a"), ("b.csv", "old b")]);
        Directory.CreateDirectory(_folder["out/b.csv.unfinished"]);

        Assert.ThrowsAny<UnauthorizedAccessException>(
            () => ResultFiles.Write(_folder["out"], [("a.csv", "new a"), ("b.csv", "new b")]));

        Assert.Equal(
            ["old a", "old b"], [File.ReadAllText(_folder["out/a.csv"]), File.ReadAllText(_folder["out/b.csv"])]);
        Assert.Equal(["a.csv", "b.csv"], Directory.EnumerateFiles(_folder["out"]).Select(Path.GetFileName).Order());
    }
}
