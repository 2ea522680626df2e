using Surgical.Cases.Intake;

namespace Surgical.Cases.Tests.Intake;

public sealed class ShownNameTests
{
    [Theory]
    [InlineData("a\u0000b\u0007.mp4", "a<U+0000>b<U+0007>")]
    [InlineData("first\nsecond\tthird", "first<U+000A>second<U+0009>third")]
    [InlineData("harmless\u202E4pm.exe", "harmless<U+202E>4pm.exe")]
    [InlineData("\u2066left\u2069 \u200Fright", "<U+2066>left<U+2069> <U+200F>right")]
    [InlineData("Dr\u200B Who\u2060\uFEFF", "Dr<U+200B> Who<U+2060><U+FEFF>")]
    [InlineData("case\u200D1 and\u200Cmore", "case<U+200D>1 and<U+200C>more")]
    [InlineData("a\u2028b\u00ADc\u3164d", "a<U+2028>b<U+00AD>c<U+3164>d")]
    [InlineData("\u200D", "<U+200D>")]
    [InlineData("tag\U000E0041", "tag<U+E0041>")]
    public void Of_WhatHidesOrTurnsRound_IsWrittenAsItsNumber(string sent, string shown) =>
        Assert.Equal(shown, ShownName.Of(sent));

    [Theory]
    [InlineData("حالة ١٢")]
    [InlineData("ניתוח קטרקט 3")]
    [InlineData("می\u200Cخواهم")]
    [InlineData("क्\u200Dष")]
    [InlineData("👩\u200D⚕\uFE0F cataract")]
    [InlineData("👨\u200D👩\u200D👧 and 👍🏽")]
    [InlineData("Æther Ünïcode é 白内障 #1\uFE0F")]
    public void Of_OrdinaryNamesOfAllScripts_StayAsTheyAre(string name) => Assert.Equal(name, ShownName.Of(name));

    [Fact]
    public void Of_LongName_IsCutBetweenItsCharacters()
    {
        var shown = ShownName.Of(new string('x', 118) + "\u202Eyz");

        Assert.Equal(new string('x', 118), shown);
        Assert.Equal(120, ShownName.Of(string.Concat(Enumerable.Repeat("👍", 100))).Length);
    }

    [Fact]
    public void Visible_NameThatIsVisible_StaysAsItIs() =>
        Assert.Equal("a<U+202E>b", ShownName.Visible(ShownName.Visible("a\u202Eb")));
}
