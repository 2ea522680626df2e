namespace Surgical.Capture.Tests;

public sealed class NaturalOrderTests
{
    [Theory]
    [InlineData("frame9.png", "frame10.png")]
    [InlineData("frame009.png", "frame10.png")]
    [InlineData("case2-frame1.png", "case10-frame0.png")]
    [InlineData("1.png", "a.png")]
    [InlineData("a.png", "B.png")]
    [InlineData("frame.png", "frame1.png")]
    [InlineData("frame01.png", "frame1.png")]
    [InlineData("99999999999999999999998.png", "99999999999999999999999.png")]
    public void Name_ThatPeopleReadFirst_ComesFirst(string first, string second)
    {
        Assert.True(NaturalOrder.Instance.Compare(first, second) < 0);
        Assert.True(NaturalOrder.Instance.Compare(second, first) > 0);
    }

    [Fact]
    public void Name_ComparedWithItself_IsEqual() =>
        Assert.Equal(0, NaturalOrder.Instance.Compare("frame1.png", "frame1.png"));
}
