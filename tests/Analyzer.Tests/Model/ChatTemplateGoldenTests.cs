using Surgical.Analyzer.Model;
using Surgical.RealTokenizer;

namespace Surgical.Analyzer.Tests.Model;

public sealed class ChatTemplateGoldenTests
{
    // The code on the adapter's card lets the processor put a second one in front; the template itself writes one.
    private const string SecondBos = "<bos><bos>";

    [Fact]
    public void Render_EveryGoldenChat_GivesTheReferencesText()
    {
        var template = new ChatTemplate(Gemma3Tokenizer.Instance, Configurations.Gemma3);

        Assert.All(GoldenChat.ReadAll(), chat => Assert.Equal(TextOf(chat), template.Render(chat.Turns)));
    }

    [Fact]
    public void Encode_EveryGoldenChat_GivesTheReferencesIds()
    {
        var template = new ChatTemplate(Gemma3Tokenizer.Instance, Configurations.Gemma3);

        Assert.All(GoldenChat.ReadAll(), chat => Assert.Equal(chat.Ids, template.Encode(chat.Text)));
    }

    [Fact]
    public void About_Cataract_GivesTheReferencesIds()
    {
        var template = new ChatTemplate(Gemma3Tokenizer.Instance, Configurations.Gemma3);
        var expected = GoldenChat.ReadAll().Single(chat => chat.Name == "cataract");

        var ids = template.Encode(PromptProfile.Cataract.About(new ModelPicture(1, new byte[3])));

        Assert.Equal(expected.Ids, ids);
    }

    private static string TextOf(GoldenChat chat) =>
        chat.Text.StartsWith(SecondBos, StringComparison.Ordinal) ? chat.Text["<bos>".Length..] : chat.Text;
}
