using FsCheck;
using FsCheck.Fluent;
using Surgical.Models.Gemma3.Tokenizer;
using Surgical.RealTokenizer;

namespace Surgical.Models.Tests.Gemma3.Tokenizer;

public sealed class StreamingDetokenizerTests
{
    // <0x00> in Gemma's vocabulary; the other bytes follow.
    private const int FirstByte = 238;
    private const int Bos = 2;

    [Fact]
    public void Append_AnyIds_NeverTakesTextBack()
    {
        var ids = Gen.OneOf(
            Gen.Choose(-1, Gemma3Tokenizer.Instance.TokenCount),
            Gen.Choose(FirstByte, FirstByte + 255),
            Gen.Elements(FirstByte + 0xE2, FirstByte + 0x82, FirstByte + 0xAC)).ListOf().ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true), Prop.ForAll(ids, sequence =>
        {
            var detokenizer = new StreamingDetokenizer(Gemma3Tokenizer.Instance);
            var text = string.Concat(sequence.Select(detokenizer.Append)) + detokenizer.Finish();

            Assert.Equal(ReferenceText.Decode(Gemma3Tokenizer.Instance, sequence), text);
            Assert.Equal(text.Length, detokenizer.Spans.Sum(span => span.Length));
        }));
    }

    [Fact]
    public void Append_CharacterOfThreeBytes_AppearsWhole()
    {
        var detokenizer = new StreamingDetokenizer(Gemma3Tokenizer.Instance);

        var held = string.Concat("€"u8.ToArray().Select(value => detokenizer.Append(FirstByte + value)));

        Assert.Equal(("", "€"), (held, detokenizer.Finish()));
        Assert.Equal([new(0, 0), new(0, 0), new(0, 1)], detokenizer.Spans);
    }

    [Fact]
    public void Append_SpecialTokenInsideARun_DoesNotBreakTheCharacter()
    {
        Assert.Equal("é", Gemma3Tokenizer.Instance.Decode([FirstByte + 0xC3, Bos, FirstByte + 0xA9]));
    }

    [Fact]
    public void Finish_BrokenRun_GivesOneReplacementAByte()
    {
        Assert.Equal("\uFFFD\uFFFD", Gemma3Tokenizer.Instance.Decode([FirstByte + 0xE2, FirstByte + 0x82]));
    }

    [Fact]
    public void Spans_PairOfSurrogates_BelongToTheLastByte()
    {
        var detokenizer = new StreamingDetokenizer(Gemma3Tokenizer.Instance);

        foreach (var value in "👁"u8.ToArray())
        {
            detokenizer.Append(FirstByte + value);
        }

        detokenizer.Finish();

        Assert.Equal([new(0, 0), new(0, 0), new(0, 0), new(0, 2)], detokenizer.Spans);
    }
}
