using System.Text.RegularExpressions;

namespace Surgical.Models.Remote.Replies;

/// <summary>Texts in what a server streams that are no words of the reply. Pure.</summary>
internal static class ReplyMarks
{
    // A server that does not know its model's end writes these out, and then what the model makes up behind them.
    private static readonly string[] Ending =
    [
        "<end_of_turn>", "<start_of_turn>", "<eos>", "</s>", "<turn|>", "<|turn>", "<|im_end|>", "<|im_start|>",
        "<|endoftext|>", "<|end_of_text|>", "<|end_of_turn|>", "<|eot_id|>", "<|eom_id|>", "<|eot|>", "<|end|>",
        "<|return|>", "<|start_header_id|>", "<|user|>", "<|assistant|>", "<|system|>", "<end_of_utterance>",
        "<\uFF5Cend\u2581of\u2581sentence\uFF5C>", "[INST]",
    ];

    private static readonly string[] Opening =
        ["<start_of_turn>", "<|turn>", "<|im_start|>", "<|start_header_id|>", "<|assistant|>"];

    private static readonly string[] ThoughtTags =
        ["<think>", "</think>", "<thinking>", "</thinking>", "<thought>", "</thought>"];

    private static readonly string[] All =
        [.. Ending.Union(RemoteControls.Texts, StringComparer.Ordinal), .. ThoughtTags];

    private static readonly Regex AnyMark = new(
        string.Join('|', All.OrderByDescending(mark => mark.Length).Select(Regex.Escape)),
        RegexOptions.CultureInvariant);

    /// <summary>The first of them; null without one.</summary>
    public static Match? First(string text) => AnyMark.Match(text) is { Success: true } mark ? mark : null;

    /// <summary>How many characters at the end may be the beginning of one.</summary>
    public static int Begun(string text)
    {
        for (var length = Math.Min(text.Length, All.Max(mark => mark.Length) - 1); length > 0; length--)
        {
            var end = text.AsSpan(text.Length - length);
            foreach (var mark in All)
            {
                if (mark.Length > length && mark.AsSpan().StartsWith(end))
                {
                    return length;
                }
            }
        }

        return 0;
    }

    /// <summary>What a mark does.</summary>
    /// <param name="mark">One of them.</param>
    /// <param name="isFirst">Nothing of the reply stands before it.</param>
    public static ReplyMark Meaning(string mark, bool isFirst) => mark switch
    {
        _ when ThoughtTags.Contains(mark) => mark[1] == '/' ? ReplyMark.ThoughtCloses : ReplyMark.ThoughtOpens,
        _ when isFirst && Opening.Contains(mark) => ReplyMark.TurnOpens,
        _ => Ending.Contains(mark) ? ReplyMark.Ends : ReplyMark.ShowsNothing,
    };
}

/// <summary>What a text that is no word of the reply does to it.</summary>
internal enum ReplyMark
{
    /// <summary>A control token that has no place in a reply and ends none.</summary>
    ShowsNothing,

    /// <summary>The model's own turn begins; the name of its role follows, to the end of the line.</summary>
    TurnOpens,

    /// <summary>The reply is over.</summary>
    Ends,

    /// <summary>A thought begins.</summary>
    ThoughtOpens,

    /// <summary>It ends.</summary>
    ThoughtCloses,
}
