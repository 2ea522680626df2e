using System.Text.Json;
using Surgical.Models.Gemma3.Tokenizer;
using Surgical.RealTokenizer;
using Surgical.TestKit;

namespace Surgical.Models.Tests.Gemma3.Tokenizer;

public sealed class BpeTokenizerGoldenTests
{
    [Fact]
    public void Encode_EveryGoldenString_GivesTheReferencesIds()
    {
        var tokenizer = Gemma3Tokenizer.Instance;

        Assert.All(Lines(), line => Assert.Equal(line.Ids, tokenizer.Encode(line.Text)));
    }

    [Fact]
    public void Decode_EveryGoldenString_GivesTheReferencesText()
    {
        var tokenizer = Gemma3Tokenizer.Instance;

        Assert.All(Lines(), line => Assert.Equal(line.Decoded, tokenizer.Decode(line.Ids)));
    }

    [Fact]
    public void Append_EveryGoldenString_SpansCoverTheReferencesTextOnce()
    {
        Assert.All(Lines(), line =>
        {
            var detokenizer = new StreamingDetokenizer(Gemma3Tokenizer.Instance);

            var text = string.Concat(line.Ids.Select(detokenizer.Append)) + detokenizer.Finish();

            Assert.Equal(line.Decoded, text);
            Assert.Equal(line.Ids.Length, detokenizer.Spans.Count);
            Assert.Equal(text.Length, CoveredInOrder(detokenizer.Spans));
        });
    }

    [Fact]
    public void Decode_EveryReplyOfTheTrainedModel_GivesItsText()
    {
        var tokenizer = BpeTokenizer.FromJson(Path.Combine(Repository.EmbeddedModel, "tokenizer.json"));
        using var cases = JsonDocument.Parse(File.ReadAllBytes(Golden.File("gemma3-trained/cases.json")));

        Assert.All(cases.RootElement.GetProperty("cases").EnumerateObject(), reply =>
            Assert.Equal(
                reply.Value.GetProperty("text").GetString(),
                tokenizer.Decode(reply.Value.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32()))));
    }

    private static int CoveredInOrder(IEnumerable<TokenSpan> spans)
    {
        var end = 0;
        foreach (var span in spans.Where(span => span.Length > 0))
        {
            Assert.Equal(end, span.Start);
            end += span.Length;
        }

        return end;
    }

    private static IReadOnlyList<GoldenLine> Lines() =>
        [.. File.ReadLines(Golden.File("text/tokens.jsonl"))
            .Select(line => JsonSerializer.Deserialize<GoldenLine>(line, JsonSerializerOptions.Web)!)];

    private sealed record GoldenLine(string Text, int[] Ids, string Decoded);
}
