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
    public void Lines_OfFlare26_AreQuestionsByUid()
    {
        var rows = Read(
            """
            {"uid": "a", "task_type": "counting", "images": ["a.png", "b.png"], "prompt": "How many?", "raw_answer": 3}
            {"uid": 7, "task_type": "regression", "images": "[\"c.png\"]", "question": "How large?", "raw_answer": null}

            {"uid": "c", "task_type": "detection", "images": [], "image": "d.png", "prompt": "?", "split": "testing"}
            """);

        Assert.Equal(["a", "7", "c"], rows.Select(row => row.Uid));
        Assert.Equal(["a.png", "c.png", "d.png"], rows.Select(row => row.Image));
        Assert.Equal([2, 1, 1], rows.Select(row => row.Pictures));
        Assert.Equal([true, false, false], rows.Select(row => row.HasAnswer));
        Assert.Equal(["line 1", "line 2", "line 4"], rows.Select(row => row.InFile));
        Assert.Equal(
            ("counting", "How many?", 3, "", "testing"),
            (rows[0].TaskType, rows[0].Question, rows[0].Answer.GetInt32(), rows[0].Split, rows[2].Split));
        Assert.Equal("How large?", rows[1].Question);
    }

    [Theory]
    [InlineData("{\"uid\": \"a\"}", "line 1: expected a picture as images, image_path, image, volume_path, found none")]
    [InlineData("""{"uid": "", "image": "a"}""", "line 1: expected task_type, found none")]
    [InlineData("""{"uid": "", "image": "a", "task_type": "x", "prompt": "y"}""", "expected a name as uid")]
    [InlineData("""{"uid": [], "image": "a", "task_type": "x", "prompt": "y"}""", "expected a text as uid, got a list")]
    [InlineData(
        "{\"task_type\": \"x\", \"image\": \"a\", \"prompt\": \"y\"}\n{}", "line 1: expected a uid, found none")]
    [InlineData("{\"uid\": \"a\", \"image\": \"a\"\n", "line 1: expected JSON")]
    public void Lines_ThatAreNoQuestions_AreRefusedWithTheReason(string content, string reason)
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
