using Surgical.DataSets.Phases;

namespace Surgical.DataSets.Tests.Phases;

public sealed class Cataract1KTests
{
    [Theory]
    [InlineData("5013")]
    [InlineData("case_5013")]
    [InlineData("Case 5013")]
    [InlineData("imagesVal/case5013_03.png")]
    [InlineData("site2_case_5013")]
    [InlineData("case_05013")]
    public void Name_OfACaseOfTheCheckpoint_IsKnown(string name) => Assert.True(Cataract1K.WasTrainedOn(name));

    [Theory]
    [InlineData("4687")]
    [InlineData("case_50131")]
    [InlineData("case_5013ab12cd34ef56")]
    [InlineData("15013")]
    [InlineData("showcase5013")]
    [InlineData("")]
    public void Name_OfAnother_IsNot(string name) => Assert.False(Cataract1K.WasTrainedOn(name));
}
