using Surgical.DataSets.Files;
using Surgical.TestKit;

namespace Surgical.DataSets.Tests.Files;

public sealed class CsvTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1,2", "1|2")]
    [InlineData(" 1 , \"2\" ", "1|2")]
    [InlineData("\"x,\"\"y\"\"\",", "x,\"y\"|")]
    [InlineData("\"x\ny\",2", "x\ny|2")]
    [InlineData("the 5\" lens,#2", "the 5\" lens|#2")]
    public void Line_AsSpreadsheetsWriteIt_HasItsFields(string line, string fields) =>
        Assert.Equal(fields, string.Join('|', Assert.Single(Read($"a,b\n{line}\n")!.Lines).Fields));

    [Fact]
    public void Lines_AreNumberedAsAnEditorDoes()
    {
        var places = Read("a,b\n\"x\ny\",2\n\n3,4\n")!.Lines.Select(line => line.Place);

        Assert.Equal([$"{_folder["t.csv"]}, line 2", $"{_folder["t.csv"]}, line 5"], places);
    }

    [Theory]
    [InlineData("a,b\n1,2\n\"x\"y,2\n", 3)]
    [InlineData("a,b\n1,\"never closed\n3,4\n", 2)]
    public void Line_WithQuotesThatDoNotFit_IsRefusedAtItsLine(string content, int line)
    {
        var refusal = Assert.Throws<DataSetException>(() => Read(content));

        Assert.EndsWith(
            $"t.csv, line {line}: expected fields parted by commas.", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a;b\n1;2\n")]
    [InlineData("a\n1\n")]
    [InlineData("\"a\"x,b\n1,2\n")]
    [InlineData("")]
    public void File_WithOtherColumns_IsNone(string content) => Assert.Null(Read(content));

    [Fact]
    public void Text_OfFieldsWithCommasQuotesAndLines_IsReadAsItWas()
    {
        string[] fields = ["a,b", "say \"no\"", "two\nlines", "", "plain words"];

        var text = CsvText.Of([["a", "b", "c", "d", "e"], fields]);

        Assert.Equal("a,b,c,d,e\n\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",,plain words\n", text);
        Assert.Equal(fields, Assert.Single(Read(text)!.Lines).Fields);
    }

    private CsvTable? Read(string content)
    {
        File.WriteAllText(_folder["t.csv"], content);
        return CsvTable.Read(_folder["t.csv"], ["a", "b"]);
    }
}
