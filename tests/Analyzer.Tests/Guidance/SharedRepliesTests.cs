using System.Text;
using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Guidance;
using Surgical.Analyzer.Phases;
using Surgical.TestKit;

namespace Surgical.Analyzer.Tests.Guidance;

/// <summary>Replies as servers and fine-tunes give them; all but one hold the same two parts.</summary>
public sealed class SharedRepliesTests
{
    private const string Answer = "Advance the keratome parallel to the iris plane.";

    private static readonly string Folder = Path.Combine(Repository.Shared("cases"), "replies");

    public static TheoryData<string> Names =>
        [.. Directory.Exists(Folder) ? new DirectoryInfo(Folder).EnumerateFiles().Select(file => file.Name) : ["none"]];

    [Theory]
    [MemberData(nameof(Names))]
    public void Parse_ReplyFromUse_ReadsAnswerAndPhase(string name)
    {
        Assert.SkipUnless(Directory.Exists(Folder), "No ../shared/cases/replies: its 24 replies were passed over.");

        // Decoded by hand: a reader of texts would take the byte order mark away.
        var text = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(Folder, name)));
        var analysis = GuidanceParser.Parse(OddReplies.Reply(text));

        if (name == "prompt-echo.txt")
        {
            Assert.IsType<Analysis.Unreadable>(analysis);
            return;
        }

        var read = Assert.IsType<Analysis.Read>(analysis).Guidance;
        Assert.StartsWith(Answer, read.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain('<', read.Answer);
        Assert.DoesNotContain('|', read.Answer);
        Assert.Equal(SurgicalPhase.Incision, read.Vote?.Phase);
        Assert.Equal("incision", text.Substring(read.Vote!.Start, read.Vote.Length));
    }
}
