using Surgical.DataSets.Flare;
using Surgical.TestKit;

namespace Surgical.DataSets.Tests.Flare;

public sealed class FlareFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Question_WithSeveralPictures_HasTheFirst()
    {
        var row = Assert.Single(Read("""
            [{"TaskType": "Cell Counting", "ImageName": ["a.png", "b.png"], "Question": "How many?", "Answer": 3}]
            """));

        Assert.Equal("a.png", row.Image);
        Assert.Equal(3, row.Answer.GetInt32());
    }

    [Theory]
    [InlineData("{}", "expected an array of questions, got an object")]
    [InlineData("[]", "expected questions, got an empty array")]
    [InlineData("[1]", "row 1: expected an object, got a number")]
    [InlineData("""[{"TaskType": "x"}]""", "row 1: expected ImageName, found none")]
    [InlineData(
        """[{"TaskType": null, "ImageName": "a", "Question": "b"}]""", "row 1: expected a text as TaskType, got null")]
    [InlineData("[", "expected JSON")]
    [InlineData("", "expected JSON")]
    [InlineData("""[{"TaskType": "x", "ImageName": "a", "Question": "b", "Answer": NaN}]""", "expected JSON")]
    public void File_InAnotherShape_IsRefusedWithTheReason(string content, string reason)
    {
        var refusal = Assert.Throws<DataSetException>(() => Read(content));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_WithAByteOrderMark_IsRead()
    {
        var row = Assert.Single(Read("\uFEFF" + """[{"TaskType": "x", "ImageName": "a", "Question": "b"}]"""));

        Assert.False(row.HasAnswer);
    }

    [Fact]
    public void File_OfTwoGigabytes_IsRefusedBeforeItIsRead()
    {
        using (var file = File.Create(_folder["questions.json"]))
        {
            file.SetLength(int.MaxValue);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Assert.Throws<DataSetException>(() => FlareFile.Read(_folder["questions.json"]));

        Assert.EndsWith(
            "expected at most 536870912 bytes of JSON, got 2147483647; evaluate it in parts.", refusal.Message,
            StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }

    private IReadOnlyList<FlareRow> Read(string content)
    {
        File.WriteAllText(_folder["questions.json"], content);
        return FlareFile.Read(_folder["questions.json"]);
    }
}
