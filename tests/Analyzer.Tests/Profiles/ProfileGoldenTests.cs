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
    public void About_ShippedProfile_GivesTheReferencesIds(string name, string? question)
    {
        var profile = ProfileFile.Read(name);
        var expected = GoldenChat.ReadAll().Single(chat => chat.Name == name);
        var template = new ChatTemplate(Gemma3Tokenizer.Instance, Configurations.Gemma3);

        var ids = template.Encode(question is null ? profile.About(Picture) : profile.About(Picture, question));

        Assert.Equal(expected.Ids, ids);
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
