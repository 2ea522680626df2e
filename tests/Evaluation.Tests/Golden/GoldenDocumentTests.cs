using System.Text.Json;
using System.Text.Json.Nodes;

namespace Surgical.Evaluation.Tests.Golden;

/// <summary>The comparison itself must not be blind.</summary>
public sealed class GoldenDocumentTests
{
    [Fact]
    public void Comparison_OfAKeyThatNobodyComputes_IsAProblem()
    {
        var result = Compare("""{"cases":[{"expected":{"new_metric":1.5}}]}""", """{"cases":[{"expected":{}}]}""");

        Assert.Contains(
            "regression/cases/0/expected/new_metric", Assert.Single(result.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Comparison_OfAListOfAnotherLength_IsAProblem() =>
        Assert.Single(Compare("""{"cases":[1,2]}""", """{"cases":[1]}""").Problems);

    [Theory]
    [InlineData("1.5", "1.500000002")]
    [InlineData("3", "3.0000000001")]
    [InlineData("\"NaN\"", "0")]
    [InlineData("null", "0")]
    public void Comparison_OfAnotherValue_IsAProblem(string expected, string actual) =>
        Assert.Single(Compare($$"""{"value":{{expected}}}""", $$"""{"value":{{actual}}}""").Problems);

    [Fact]
    public void Comparison_WithinABillionth_HasNoProblem() =>
        Assert.Empty(Compare("""{"value":1.5}""", """{"value":1.5000000005}""").Problems);

    private static GoldenDocument Compare(string expected, string actual)
    {
        using var document = JsonDocument.Parse(expected);
        return GoldenDocument.Compare("regression", document.RootElement, JsonNode.Parse(actual));
    }
}
