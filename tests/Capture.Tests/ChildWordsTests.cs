namespace Surgical.Capture.Tests;

public sealed class ChildWordsTests
{
    [Fact]
    public void Complaint_TornByAMark_IsOneComplaint()
    {
        var words = Said("[h264 @ 0x1] [error] frame:3 pts:120 pts_time:0.12\nsurgical-decoded=1\nno picture\n");

        Assert.Equal(
            [new ChildWord.Picture(120), new ChildWord.Complaint("[h264 @ 0x1] [error] no picture")], words);
    }

    [Fact]
    public void Complaint_ThatTheChildDidNotEnd_IsHeardAllTheSame()
    {
        var words = Said("[h264 @ 0x1] [error] frame:3 pts:120 pts_time:0.12\nsurgical-delivered=1\n");

        Assert.Equal([new ChildWord.Delivery(), new ChildWord.Complaint("[h264 @ 0x1] [error] ")], words);
    }

    private static List<ChildWord> Said(string text)
    {
        var words = new ChildWords(new StringReader(text));
        var said = new List<ChildWord>();
        while (words.Next() is { } word)
        {
            said.Add(word);
        }

        return said;
    }
}
