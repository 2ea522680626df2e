using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Guidance;
using Surgical.Models.Contract;

namespace Surgical.Cases.Chart;

/// <summary>A reply in the form that the public cataract checkpoint was trained on.</summary>
internal static class TwoPartReply
{
    public static string Of(string thinking, string answer) =>
        $"Thinking Process:\n{thinking}\n\nFinal Answer:\n{answer}";

    /// <summary>Both parts as the product reads them from such a reply; null where it would read others.</summary>
    public static SurgicalGuidance? Read(string thinking, string answer)
    {
        var reply = new ModelReply(
            Of(thinking, answer), ReplyEnd.StopToken, [], PromptTokens: null, new(default, default, default));
        return GuidanceParser.Parse(reply) is Analysis.Read { Guidance: var guidance }
            && guidance.Thinking == thinking && guidance.Answer == answer
                ? guidance
                : null;
    }
}
