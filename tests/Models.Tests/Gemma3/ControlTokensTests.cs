using Surgical.Models.Gemma3;
using Surgical.RealTokenizer;

namespace Surgical.Models.Tests.Gemma3;

public class ControlTokensTests
{
    public static TheoryData<string> All =>
        [.. ControlTokens.Steering, ControlTokens.ThoughtOpens, ControlTokens.ThoughtCloses];

    [Theory]
    [MemberData(nameof(All))]
    public void Each_OfThem_IsOneTokenOfTheRealTokenizerAndFoundInText(string token)
    {
        Assert.NotNull(Gemma3Tokenizer.Instance.IdOf(token));
        Assert.Equal(token, ControlTokens.FirstIn($"Stop{token} here<bos>"));
    }
}
