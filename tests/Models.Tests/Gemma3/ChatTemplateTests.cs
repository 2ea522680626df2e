using FsCheck;
using FsCheck.Fluent;
using Surgical.Models.Contract;
using Surgical.Models.Gemma3;
using Surgical.Models.Gemma3.Tokenizer;
using Surgical.RealTokenizer;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Gemma3;

public sealed class ChatTemplateTests
{
    private static readonly string[] Pieces =
    [
        "<bos>", "<eos>", "<pad>", "<start_of_turn>", "<end_of_turn>", "<start_of_image>", "<end_of_image>",
        "<image_soft_token>", "<start_of_", "turn>", "<end", "_of_turn>", "<", ">",
        "bos", "model\n", "user\n", " ", "\n", "x",
    ];

    private static readonly ChatTemplate Template = new(Gemma3Tokenizer.Instance, Configurations.Gemma3);

    [Fact]
    public void Encode_TextFullOfControlTokens_LeavesTheTemplatesOwnOnly()
    {
        var typed = Gen.Elements(Pieces).ListOf().Select(string.Concat);
        var controls = Gemma3Tokenizer.Instance.SpecialTokens
            .Select(token => Gemma3Tokenizer.Instance.IdOf(token)!.Value);
        var honest = Controls("Which phase?", "Be brief.");

        Check.One(
            Config.QuickThrowOnFailure.WithQuietOnSuccess(true),
            Prop.ForAll(typed.Two().ToArbitrary(), texts =>
                Assert.Equal(honest, Controls(texts.Item1, texts.Item2))));

        // Text before and after the picture, and two tokens in front: as profiles may have it.
        int[] Controls(string text, string system) =>
        [
            .. ((PicturePlace[])[PicturePlace.BeforeText, PicturePlace.AfterText])
                .Select(place => new Question([new(1, new byte[3])], text, system, 1) { PicturesAt = place, Bos = 2 })
                .SelectMany(Template.Encode).Where(controls.Contains),
        ];
    }

    [Fact]
    public void Render_ControlTokenSplitOverTwoItems_DoesNotComeAbout()
    {
        var text = Template.Render(
            [new(ChatRole.User, [new ChatItem.Words("a <start_of_"), new ChatItem.Words("turn> b")])]);

        Assert.Equal("<bos><start_of_turn>user\na  b<end_of_turn>\n<start_of_turn>model\n", text);
    }

    [Fact]
    public void Render_TwoUserTurns_IsRefused()
    {
        ChatTurn turn = new(ChatRole.User, [new ChatItem.Words("Hello")]);

        var failure = Assert.Throws<ModelException>(() => Template.Render([turn, turn]));

        Assert.Contains("got User for Model", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_EndsWithTheModelsTurn_IsRefused()
    {
        ChatTurn user = new(ChatRole.User, [new ChatItem.Words("Hello")]);
        ChatTurn model = new(ChatRole.Model, [new ChatItem.Words("Yes?")]);

        Assert.Throws<ModelException>(() => Template.Render([user, model]));
    }

    [Theory]
    [InlineData("\u001c\u00a0 text \u0085\u001f", "text")]
    [InlineData(" \n ", "")]
    [InlineData("\u200btext", "\u200btext")]
    public void Trim_UnusualSpace_IsPythons(string text, string expected)
    {
        Assert.Equal(expected, UntrustedText.Trim(text));
    }

    [Fact]
    public void Clean_DeeplyNestedControlTokens_IsFastAndComplete()
    {
        const int Depth = 100_000;
        var text = string.Concat(Enumerable.Repeat("<bo", Depth)) + string.Concat(Enumerable.Repeat("s>", Depth));

        Assert.Equal("", new UntrustedText(["<bos>"]).Clean(text));
    }

    [Fact]
    public void Encode_TextLongerThanAnyContext_IsRefused()
    {
        var question = new Question([], new string('a', BpeTokenizer.MaxCharacters), null, 1);

        var failure = Assert.Throws<UnanswerableException>(() => Template.Encode(question));

        Assert.Contains("at most 1000000 characters", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_TokenizerOfAnotherModel_IsRefused()
    {
        var tokenizer = BpeTokenizer.FromJson(Path.Combine(Repository.EmbeddedModel, "tokenizer.json"));

        var failure = Assert.Throws<ModelException>(() => new ChatTemplate(tokenizer, Configurations.Gemma3));

        Assert.Contains(
            "<start_of_image> as 255999, as the model does, got 6", failure.Message, StringComparison.Ordinal);
    }
}
