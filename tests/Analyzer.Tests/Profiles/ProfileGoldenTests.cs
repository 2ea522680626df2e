using Surgical.Analyzer.Profiles;
using Surgical.Models.Contract;
using Surgical.Models.Gemma3;
using Surgical.Models.Tests.Gemma3;
using Surgical.RealTokenizer;

namespace Surgical.Analyzer.Tests.Profiles;

public sealed class ProfileGoldenTests
{
    // The question of the reference's chats; the profiles leave it to the caller.
    private const string FlareQuestion =
        "Describe the medical findings in this image and provide a diagnostic assessment.";

    private static readonly ModelPicture Picture = new(1, new byte[3]);

    [Theory]
    [InlineData("cataract", null)]
    [InlineData("flare", FlareQuestion)]
    [InlineData("flare-card", FlareQuestion)]
    [InlineData("flare-trained", FlareQuestion, "flare-card")]
    [InlineData("flare-eval", FlareQuestion, "flare-card")]
    [InlineData("flare-container", FlareQuestion, "flare-card")]
    public void About_ShippedProfile_GivesTheReferencesIds(string name, string? question, string? asked = null)
    {
        // Chats of the same words and the same two BOS.
        var profile = ProfileFile.Read(name);
        var expected = GoldenChat.ReadAll().Single(chat => chat.Name == (asked ?? name));
        var template = new ChatTemplate(Gemma3Tokenizer.Instance, Configurations.Gemma3);

        var ids = template.Encode(question is null ? profile.About(Picture) : profile.About(Picture, question));

        Assert.Equal(expected.Ids, ids);
    }

    [Fact]
    public void About_Flare26_PutsItsSystemSentenceBehindTwoBosAndThePictureBeforeTheWords()
    {
        var tokenizer = Gemma3Tokenizer.Instance;
        var profile = ProfileFile.Read("flare26").With(new("You help.", new Dictionary<string, TaskPrompt>()));
        var picture = string.Concat(Enumerable.Repeat("<image_soft_token>", 256));

        var ids = new ChatTemplate(tokenizer, Configurations.Gemma3).Encode(profile.About(Picture, "Look.\n\nWhich?"));

        Assert.Equal(
            tokenizer.Encode(
                "<bos><bos><start_of_turn>user\nYou help.\n\n\n\n<start_of_image>" + picture
                + "<end_of_image>\n\nLook.\n\nWhich?<end_of_turn>\n<start_of_turn>model\n"),
            ids);
    }

    [Fact]
    public void About_CataractWithTextFirst_EndsWithThePicture()
    {
        var golden = GoldenChat.ReadAll().Single(chat => chat.Name == "text-first");
        var template = new ChatTemplate(Gemma3Tokenizer.Instance, Configurations.Gemma3);
        var profile = ProfileFile.Read("cataract") with { Picture = new() { Place = PicturePlace.AfterText } };

        Assert.Equal(golden.Ids, template.Encode(profile.About(Picture, "Look at this frame.")));
    }

    [Fact]
    public void Prompt_Cataract_IsTheReferencesCharacterForCharacter()
    {
        var chat = GoldenChat.ReadAll().Single(chat => chat.Name == "cataract");
        var words = Assert.Single(chat.Turns[0].Items.OfType<ChatItem.Words>());

        Assert.Equal(words.Text, PromptProfile.Cataract.Prompt);
    }
}
