using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Gemma3;

public sealed class GemmaTemplateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_NoTemplate_IsGemmas() => Assert.Equal(0, Problems());

    [Theory]
    [InlineData("tokenizer_config.json")]
    [InlineData("chat_template.json")]
    [InlineData("processor_config.json")]
    public void Check_GemmasTemplate_IsKnown(string file)
    {
        Write(file, JsonSerializer.Serialize(new JsonObject { ["chat_template"] = GemmasOwn() }));

        Assert.Equal(0, Problems());
    }

    [Fact]
    public void Check_GemmasTemplateAsTheDefaultOfSeveral_IsKnown()
    {
        var rag = new JsonObject { ["name"] = "rag", ["template"] = "{{ documents }}" };
        var own = new JsonObject { ["name"] = "default", ["template"] = GemmasOwn() };
        Write("tokenizer_config.json", new JsonObject { ["chat_template"] = new JsonArray(rag, own) }.ToJsonString());
        var byName = new JsonObject { ["rag"] = "{{ documents }}", ["default"] = GemmasOwn() };
        Write("processor_config.json", new JsonObject { ["chat_template"] = byName }.ToJsonString());

        Assert.Equal(0, Problems());
    }

    [Fact]
    public void Check_GemmasTemplateAsJinja_IsKnown()
    {
        Write("chat_template.jinja", GemmasOwn());

        Assert.Equal(0, Problems());
    }

    [Theory]
    [InlineData("tokenizer_config.json", """{"chat_template":"{{ messages }}"}""")]
    [InlineData("chat_template.json", """{"chat_template":"{{ messages }}"}""")]
    [InlineData("processor_config.json", """{"chat_template":"{{ messages }}"}""")]
    [InlineData("processor_config.json", """{"chat_template":{"default":"{{ messages }}"}}""")]
    [InlineData("processor_config.json", """{"chat_template":{"rag":"{{ messages }}"}}""")]
    [InlineData("chat_template.jinja", "{{ messages }}")]
    [InlineData("tokenizer_config.json", """{"chat_template":[{"name":"default","template":"{{ messages }}"}]}""")]
    public void Check_AnotherTemplate_IsRefused(string file, string content)
    {
        Write(file, content);

        Assert.Equal(1, Problems());
    }

    [Theory]
    [InlineData("""{"chat_template":null}""")]
    [InlineData("{}")]
    public void Check_ConfigurationWithoutTemplate_IsGemmas(string content)
    {
        Write("tokenizer_config.json", content);

        Assert.Equal(0, Problems());
    }

    private static string GemmasOwn()
    {
        var folder = Path.GetDirectoryName(RealTokenizer.Gemma3Tokenizer.JsonPath)!;
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "tokenizer_config.json")))!;
        return (string)config["chat_template"]!;
    }

    private void Write(string file, string content) => File.WriteAllText(_folder[file], content);

    private int Problems()
    {
        var problems = new Problems();
        GemmaTemplate.Check(_folder.Path, problems);
        return problems.Count;
    }
}
