using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Surgical.Models.Gemma3.Tokenizer;
using Surgical.RealTokenizer;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Gemma3.Tokenizer;

public sealed class BpeTokenizerTests
{
    private static readonly Lazy<BpeTokenizer> Embedded =
        new(() => BpeTokenizer.FromJson(Path.Combine(Repository.EmbeddedModel, "tokenizer.json")));

    // "▁" is how the vocabulary writes a space: it alone does not come back as it was.
    private static readonly Gen<string> Texts = Gen.OneOf(
            Gen.Choose(0, 0x10FFFF).Where(Rune.IsValid).Select(value => new Rune(value).ToString()),
            Gen.Elements(" ", "  ", "\n", "\n\n\n", "the", "capsulorhexis", "<b>", "<0xE2>", "é", "漢字", "👁️", "0", "�"))
        .Where(piece => piece != "▁")
        .ListOf()
        .Select(string.Concat);

    [Fact]
    public void Decode_OfWhatWasEncoded_IsTheText()
    {
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true),
            Prop.ForAll(Texts.ToArbitrary(), text =>
            {
                Assert.Equal(text, Gemma3Tokenizer.Instance.Decode(Gemma3Tokenizer.Instance.Encode(text)));
                Assert.Equal(text, Embedded.Value.Decode(Embedded.Value.Encode(text)));
            }));
    }

    [Fact]
    public void Encode_EmptyText_GivesNothing()
    {
        Assert.Empty(Embedded.Value.Encode(""));
    }

    [Fact]
    public void Encode_LoneSurrogate_BecomesTheReplacementCharacter()
    {
        Assert.Equal("a\uFFFDb", Embedded.Value.Decode(Embedded.Value.Encode("a\uD800b")));
    }

    [Fact]
    public void Encode_LongestAddedTokenFirst_TakesTheWholeRunOfNewlines()
    {
        const int OneNewline = 107;

        Assert.Equal([OneNewline + 30, OneNewline + 1], Gemma3Tokenizer.Instance.Encode(new string('\n', 33)));
    }

    [Fact]
    public void Encode_TextBeyondTheCap_SaysWhatWasExpected()
    {
        var text = new string('a', BpeTokenizer.MaxCharacters + 1);

        var failure = Assert.Throws<ArgumentException>(() => Embedded.Value.Encode(text));

        Assert.Contains("at most 1000000 characters, got 1000001", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_IdBeyondTheVocabulary_IsLeftOut()
    {
        var ids = Gemma3Tokenizer.Instance.Encode("eye");

        Assert.Equal("eye", Gemma3Tokenizer.Instance.Decode([-1, .. ids, Gemma3Tokenizer.Instance.TokenCount]));
    }

    [Fact]
    public void IdOf_AddedToken_IsItsId()
    {
        Assert.Equal(262_144, Gemma3Tokenizer.Instance.IdOf("<image_soft_token>"));
    }

    [Fact]
    public void SpecialTokens_OfGemma_AreNine()
    {
        Assert.Equal(9, Gemma3Tokenizer.Instance.SpecialTokens.Count);
    }
}
