using System.Text.Json;
using Surgical.Analyzer.Findings;

namespace Surgical.Analyzer.Tests.Findings;

public sealed class SpellingTests
{
    [Theory]
    [InlineData(KeyFrameStatus.Read, "read scored unreadable timed-out not-asked erased")]
    [InlineData(
        UnreadReason.NoAnswer,
        "no-answer cut-off ambiguous time-limit too-dark too-bright frozen no-picture blurred damaged not-an-eye")]
    [InlineData(FlagCode.Safety, "safety low-confidence unusual-order slow-pace unreadable unjudgeable")]
    [InlineData(StatementKind.Measured, "measured model-said contradicted refused")]
    public void Words_OfFilesAndMessages_StayAsTheyAre<TEnum>(TEnum first, string words)
        where TEnum : struct, Enum
    {
        var choices = Enum.GetValues<TEnum>();

        Assert.Equal(first, choices[0]);
        Assert.Equal(words, string.Join(' ', choices.Select(Spelling.Of)));
        Assert.Equal(
            words,
            string.Join(
                ' ', choices.Select(choice => JsonSerializer.Serialize(choice, AnalysisJson.Options).Trim('"'))));
    }

    [Theory]
    [InlineData("\"elsewhere\"")]
    [InlineData("1")]
    public void Word_ThatIsNone_IsRefused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<KeyFrameStatus>(json, AnalysisJson.Options));
}
