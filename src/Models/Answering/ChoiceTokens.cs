using Surgical.Models.Contract;
using Surgical.Models.Gemma3;
using Surgical.Models.Gemma3.Tokenizer;

namespace Surgical.Models.Answering;

/// <summary>Choices as the tokens that the model would have written.</summary>
/// <param name="Shared">Of how the reply begins, as far as it is the same in front of every choice.</param>
/// <param name="Each">What follows <paramref name="Shared"/>, for each choice.</param>
internal sealed record ChoiceTokens(IReadOnlyList<int> Shared, IReadOnlyList<IReadOnlyList<int>> Each)
{
    /// <remarks>
    /// A reply is encoded by itself: the prompt's last newline is a token that was read already, and cannot merge with
    /// a newline that the model writes. How the reply begins and how it goes on are encoded together, because a word
    /// may lie across; the tokens that differ for it then count as part of the choice, for all choices.
    /// </remarks>
    /// <exception cref="ModelException">A choice is empty, comes twice, or holds a control token.</exception>
    public static ChoiceTokens Of(Choices choices, BpeTokenizer tokenizer)
    {
        Check(choices, tokenizer);
        var begun = tokenizer.Encode(choices.After);
        var whole = choices.Texts.Select(text => tokenizer.Encode(choices.After + text)).ToArray();
        var shared = whole.Aggregate(begun.Count, (length, ids) => Math.Min(length, SameAtHead(begun, ids)));
        return new([.. begun.Take(shared)], [.. whole.Select(ids => ids.Skip(shared).ToArray())]);
    }

    private static void Check(Choices choices, BpeTokenizer tokenizer)
    {
        if (choices.Texts.Count == 0 || choices.Texts.Any(string.IsNullOrEmpty))
        {
            throw new ModelException("Expected at least one choice and none of them empty.");
        }

        if (choices.Texts.Distinct(StringComparer.Ordinal).Count() < choices.Texts.Count)
        {
            throw new ModelException("Expected every choice once, got one of them twice.");
        }

        var untrusted = new UntrustedText(tokenizer.SpecialTokens);
        foreach (var text in choices.Texts.Select(text => choices.After + text))
        {
            if (untrusted.Clean(text) != text)
            {
                throw new ModelException($"Expected choices without control tokens, got {text}.");
            }
        }
    }

    private static int SameAtHead(IReadOnlyList<int> a, IReadOnlyList<int> b) =>
        a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
}
