using System.Text;
using Surgical.DataSets.Boxes;
using Surgical.DataSets.Files;
using Surgical.DataSets.Folds;
using Surgical.DataSets.Replies;
using Surgical.TestKit;

namespace Surgical.DataSets.Tests.Files;

public sealed class JsonLinesTests : IDisposable
{
    private const StringComparison Exactly = StringComparison.Ordinal;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Columns_UnderOtherNames_AreFound()
    {
        Write("""{"case_id": 5013, "image": "a.png", "question": "?", "target": "Final Answer:\nPhaco"}""");

        var row = Assert.Single(ChainOfThoughtFile.Read(
            _folder["data.jsonl"], ColumnMapping.ChainOfThought.With("case=case_id, answer=target")));

        Assert.Equal(("5013", "Final Answer:\nPhaco"), (row.Case, row.Answer));
    }

    [Fact]
    public void Case_WithoutAName_IsRefused()
    {
        Write("""{"case_id": " ", "image": "a.png", "question": "?", "answer": "An eye."}""");

        var refusal = Assert.Throws<DataSetException>(() =>
            ChainOfThoughtFile.Read(_folder["data.jsonl"], ColumnMapping.ChainOfThought.With("case=case_id")));

        Assert.EndsWith("line 1: expected a name as case_id, got blanks.", refusal.Message, Exactly);
    }

    [Fact]
    public void Column_ThatIsMissing_IsNamedWithThoseThatAreThere()
    {
        Write("""{"case_id": "5013", "image": "a.png"}""");

        var refusal = Assert.Throws<DataSetException>(() =>
            ChainOfThoughtFile.Read(_folder["data.jsonl"], ColumnMapping.ChainOfThought));

        Assert.Contains("line 1: expected the column case (case), found case_id, image", refusal.Message, Exactly);
    }

    [Fact]
    public void Role_ThatIsUnknown_IsRefusedWithTheKnownOnes()
    {
        var refusal = Assert.Throws<DataSetException>(() => ColumnMapping.ChainOfThought.With("picture=a"));

        Assert.Contains(
            "case, image, question, answer, system, got 'picture=a'", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "expected one JSON object a line, found none")]
    [InlineData("[1]", "expected one JSON object a line, got a list")]
    [InlineData("{}\n[1]", "line 1: expected the column case")]
    [InlineData("\n1", "line 2: expected an object, got a number")]
    [InlineData("nothing", "line 1: expected JSON")]
    public void File_WithoutObjects_IsRefused(string content, string reason)
    {
        Write(content);

        var refusal = Assert.Throws<DataSetException>(() =>
            ChainOfThoughtFile.Read(_folder["data.jsonl"], ColumnMapping.ChainOfThought));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_WithAByteOrderMarkAndCarriageReturns_IsReadAllTheSame()
    {
        File.WriteAllText(
            _folder["data.jsonl"],
            """{"case": "a", "image": "1.png", "question": "?", "answer": "An eye."}""" + "\r\n\r\n",
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        var row = Assert.Single(ChainOfThoughtFile.Read(_folder["data.jsonl"], ColumnMapping.ChainOfThought));

        Assert.Equal(("a", "An eye.", "line 1"), (row.Case, row.Answer, row.Place));
    }

    [Fact]
    public void Boxes_OfLmod_AreReadByPicture()
    {
        Write(
            """{"image_id": "case5013_03", "bboxes": ["""
            + """{"region_type": "Pupil", "xmin": 0.1, "ymin": 0.2, "xmax": 0.5, "ymax": 0.6}]}""");

        var box = Assert.Single(BoxFile.Read(_folder["data.jsonl"], ColumnMapping.Boxes)["case5013_03"]);

        Assert.Equal(("pupil", 0.1, 0.6), (box.Label, box.Left, box.Bottom));
    }

    [Fact]
    public void Box_WithItsCornersSwapped_IsRefused()
    {
        Write(
            """{"image_id": "a", "bboxes": ["""
            + """{"region_type": "Pupil", "xmin": 0.9, "ymin": 0.2, "xmax": 0.5, "ymax": 0.6}]}""");

        Assert.Throws<DataSetException>(() => BoxFile.Read(_folder["data.jsonl"], ColumnMapping.Boxes));
    }

    [Fact]
    public void Folds_OfTheRows_KeepEveryCaseOnOneSide()
    {
        Write(string.Join('\n', from name in (string[])["a", "a", "b", "c"]
                                select $$"""{"case": "{{name}}", "image": "", "question": "", "answer": ""}"""));

        Assert.Equal(
            "fold,training,validation,validation_cases\n0,2,2,a\n1,2,2,b c\n",
            CaseFolds.Table(_folder["data.jsonl"], "", 2));
    }

    [Fact]
    public void Folds_OfFewerCasesThanFolds_AreRefused()
    {
        Write("""{"case": "a", "image": "", "question": "", "answer": ""}""");

        Assert.Throws<DataSetException>(() => CaseFolds.Table(_folder["data.jsonl"], "", 5));
    }

    private void Write(string content) => File.WriteAllText(_folder["data.jsonl"], content);
}
