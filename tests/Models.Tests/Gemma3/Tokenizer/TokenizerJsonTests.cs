using System.Text.Json.Nodes;
using Surgical.Models.Files;
using Surgical.Models.Gemma3.Tokenizer;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Gemma3.Tokenizer;

public sealed class TokenizerJsonTests
{
    private readonly JsonNode _json =
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(Repository.EmbeddedModel, "tokenizer.json")))!;

    [Fact]
    public void Read_MergesAsStrings_GivesTheSameTables()
    {
        var asPairs = Read();
        var merges = _json["model"]!["merges"]!.AsArray();
        _json["model"]!["merges"] = new JsonArray([.. merges.Select(pair => (JsonNode)$"{pair![0]} {pair[1]}")]);

        var asStrings = Read();

        Assert.Equal(TokenizerFile.Write(asPairs), TokenizerFile.Write(asStrings));
    }

    [Theory]
    [InlineData("model.type", "\"Unigram\"")]
    [InlineData("model.byte_fallback", "false")]
    [InlineData("model.ignore_merges", "true")]
    [InlineData("model.dropout", "0.1")]
    [InlineData("model.end_of_word_suffix", "\"</w>\"")]
    [InlineData("normalizer", """{"type":"NFC"}""")]
    [InlineData("normalizer", "null")]
    [InlineData("pre_tokenizer", """{"type":"ByteLevel","add_prefix_space":false}""")]
    [InlineData("decoder", """{"type":"ByteLevel"}""")]
    public void Read_KindThatIsNotImplemented_SaysWhich(string path, string value)
    {
        Parent(path)[path.Split('.')[^1]] = JsonNode.Parse(value);

        var failure = Assert.Throws<ImportException>(Read);

        Assert.Contains(path + ": expected", failure.Message, StringComparison.Ordinal);
        Assert.Contains(
            "got " + (value == "null" ? "null" : JsonNode.Parse(value)!.ToJsonString()),
            failure.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AddedTokenThatStripsSpace_IsRefused()
    {
        _json["added_tokens"]![4]!["lstrip"] = true;

        var failure = Assert.Throws<ImportException>(Read);

        Assert.Contains("<start_of_turn>: expected lstrip false, got true", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MergeOfUnknownTokens_NamesTheToken()
    {
        _json["model"]!["merges"]!.AsArray().Add(new JsonArray("The", "nonsense"));

        var failure = Assert.Throws<ImportException>(Read);

        Assert.Contains("\"nonsense\"", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SameMergeTwice_IsRefused()
    {
        var merges = _json["model"]!["merges"]!.AsArray();
        merges.Add(merges[0]!.DeepClone());

        Assert.Throws<ImportException>(Read);
    }

    [Fact]
    public void Read_TwoTokensWithOneId_IsRefused()
    {
        _json["model"]!["vocab"]!["a-new-token"] = 500;

        var failure = Assert.Throws<ImportException>(Read);

        Assert.Contains("ids from 0, each once", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ByteWithoutToken_NamesTheByte()
    {
        var vocabulary = _json["model"]!["vocab"]!.AsObject();
        var id = vocabulary["<0xE2>"]!.GetValue<int>();
        vocabulary.Remove("<0xE2>");
        vocabulary["something else"] = id;

        var failure = Assert.Throws<ImportException>(() => new Vocabulary(Read()));

        Assert.Contains("<0xE2>", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"added_tokens":[],"model":{}}""")]
    [InlineData("""{"added_tokens":"none","model":7}""")]
    public void Read_NoTokenizer_IsAnImportException(string text)
    {
        Assert.Throws<ImportException>(() => TokenizerJson.Read(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("vocab", "[]")]
    [InlineData("vocab", """{"a":"b"}""")]
    [InlineData("vocab", """{"a":1.5}""")]
    [InlineData("vocab", """{"a":99999999999}""")]
    [InlineData("merges", "{}")]
    [InlineData("merges", "[7]")]
    [InlineData("merges", """["one two three"]""")]
    [InlineData("merges", """[["T"]]""")]
    [InlineData("merges", """[["T", 5]]""")]
    public void Read_BrokenTable_IsAnImportException(string table, string value)
    {
        _json["model"]![table] = JsonNode.Parse(value);

        Assert.Throws<ImportException>(Read);
    }

    private TokenizerTables Read() => TokenizerJson.Read(System.Text.Encoding.UTF8.GetBytes(_json.ToJsonString()));

    private JsonNode Parent(string path) => path.Contains('.', StringComparison.Ordinal) ? _json["model"]! : _json;
}
