using System.Text.Json;
using Surgical.Analyzer.Profiles;
using Surgical.Models.Contract;
using Surgical.Models.Gemma3;
using Surgical.Models.Gemma3.Tokenizer;
using Surgical.RealTokenizer;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Gemma3;

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

    [Fact]
    public void About_CataractForTheEmbeddedModel_GivesTheReferencesPrompt()
    {
        using var cases = JsonDocument.Parse(File.ReadAllBytes(Golden.File("gemma3-trained/cases.json")));
        var tokenizer = BpeTokenizer.FromJson(Path.Combine(Repository.EmbeddedModel, "tokenizer.json"));
        var question = PromptProfile.Cataract.About(new ModelPicture(1, new byte[3]));

        var ids = new ChatTemplate(tokenizer, Configurations.CataractSim).Encode(question);

        Assert.Equal(cases.RootElement.GetProperty("prompt").GetString(), question.Text);
        Assert.Equal(cases.RootElement.GetProperty("input_length").GetInt32(), ids.Count);
    }

    private static string TextOf(GoldenChat chat) =>
        chat.Text.StartsWith(SecondBos, StringComparison.Ordinal) ? chat.Text["<bos>".Length..] : chat.Text;
}
