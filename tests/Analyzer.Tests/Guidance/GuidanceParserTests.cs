using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Guidance;
using Surgical.Analyzer.Phases;
using Surgical.Models.Contract;

namespace Surgical.Analyzer.Tests.Guidance;

public sealed class GuidanceParserTests
{
    public static TheoryData<string> Names => [.. OddReplies.All.Select(expected => expected.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Parse_OddReply_IsReadAsExpected(string name)
    {
        var expected = OddReplies.All.Single(candidate => candidate.Name == name);
        var text = OddReplies.Text(name);
        var end = expected.End == "token-limit" ? ReplyEnd.TokenLimit : ReplyEnd.StopToken;

        var reading = Describe(name, text, expected.End, GuidanceParser.Parse(OddReplies.Reply(text, end)));

        Assert.Equal(expected, reading);
    }

    [Fact]
    public void OddReplies_EveryFile_HasAnExpectation()
    {
        Assert.True(OddReplies.All.Count >= 60);
        Assert.Equal(OddReplies.All.Select(expected => expected.Name).Order(), OddReplies.Files.Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Parse_TwentyFiveThousandMutations_NeverThrowsAndVotesInsideTheReply(int seed)
    {
        var mutations = new ReplyMutations(seed);
        for (var round = 0; round < 25_000; round++)
        {
            var text = mutations.Next();
            var analysis = GuidanceParser.Parse(OddReplies.Reply(text));

            AssertSound(text, analysis);
        }
    }

    // A million characters each: what is not linear would take hours.
    [Theory(Timeout = 60_000)]
    [InlineData("-")]
    [InlineData("* ")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("1. ")]
    [InlineData("<p>")]
    [InlineData("final ")]
    [InlineData("Final Answer")]
    [InlineData("Final Answer: (")]
    [InlineData("\nFinal Answer: Wait.")]
    [InlineData("\nReasoning: incision phase, ")]
    [InlineData("Thinking Process: phaco ")]
    [InlineData("{\"final_answer\": \"")]
    [InlineData("{\"thinking\":\"\\n\",")]
    [InlineData("phaco or ")]
    [InlineData("phaco phase. ")]
    [InlineData("not (")]
    public async Task Parse_MillionCharactersOfOnePiece_EndsSoon(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        var analysis = await Task.Run(
            () => GuidanceParser.Parse(OddReplies.Reply("Thinking Process:\n" + text)),
            TestContext.Current.CancellationToken);
        var other = await Task.Run(
            () => GuidanceParser.Parse(OddReplies.Reply(text)), TestContext.Current.CancellationToken);

        AssertSound("Thinking Process:\n" + text, analysis);
        AssertSound(text, other);
    }

    private static void AssertSound(string text, Analysis analysis)
    {
        if (analysis is not Analysis.Read { Guidance: var guidance })
        {
            Assert.IsType<Analysis.Unreadable>(analysis);
            return;
        }

        Assert.Contains(guidance.Answer, character => char.IsLetterOrDigit(character));
        if (guidance.Vote is { } vote)
        {
            Assert.True(vote.Start >= 0 && vote.Length > 0 && vote.Start + vote.Length <= text.Length);
            Assert.NotNull(guidance.Thinking);
        }
    }

    private static ExpectedReading Describe(string name, string text, string? end, Analysis analysis) => analysis switch
    {
        Analysis.Read { Guidance: var read } => new(
            name,
            "read",
            end,
            null,
            read.Vote is { } vote ? PhaseNames.Id(vote.Phase) : null,
            read.Vote is { } naming ? text.Substring(naming.Start, naming.Length) : null,
            read.Thinking,
            read.Answer),
        Analysis.Unreadable { Reason: var reason } => new(
            name, "unreadable", end, Spelling.Of(Reasons.Of(reason)), null, null, null, null),
        _ => throw new InvalidOperationException($"The parser returned {analysis}."),
    };
}
