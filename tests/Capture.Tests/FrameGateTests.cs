namespace Surgical.Capture.Tests;

public class FrameGateTests
{
    private static readonly FrameGateOptions All = new() { KeepEverything = true };

    [Theory]
    [InlineData(0, Unjudgeable.TooDark)]
    [InlineData(15, Unjudgeable.TooDark)]
    [InlineData(17, Unjudgeable.NoPicture)]
    [InlineData(128, Unjudgeable.NoPicture)]
    [InlineData(234, Unjudgeable.NoPicture)]
    [InlineData(236, Unjudgeable.TooBright)]
    [InlineData(255, Unjudgeable.TooBright)]
    public void Judge_FlatPicture_SaysWhatIsWrong(byte grey, Unjudgeable expected)
    {
        using var frame = Pictures.Flat(grey);
        Assert.Equal(expected, new FrameGate(new()).Judge(frame).Reason);
    }

    [Fact]
    public void Judge_PictureWithStructureButNoEye_IsKeptBackUnlessEverythingIsWanted()
    {
        using var frame = Pictures.Chessboard(0);
        Assert.Equal(Unjudgeable.NotAnEye, new FrameGate(new()).Judge(frame).Reason);
        Assert.Null(new FrameGate(All).Judge(frame).Reason);
    }

    [Fact]
    public void Judge_OnlyABroadShadowIsLeft_IsBlurred()
    {
        using var frame = Pictures.Painted(0, (x, _) => (byte)(100 + (50 * Math.Sin(x * Math.PI / 80))));
        Assert.Equal(Unjudgeable.Blurred, new FrameGate(new()).Judge(frame).Reason);
    }

    [Fact]
    public void Judge_SamePixelsForTwoSeconds_IsFrozenUntilTheyChange()
    {
        var gate = new FrameGate(All);
        Unjudgeable?[] reasons =
        [
            Judge(gate, Pictures.Chessboard(0)),
            Judge(gate, Pictures.Chessboard(1)),
            Judge(gate, Pictures.Chessboard(2)),
            Judge(gate, Pictures.Chessboard(3)),
            Judge(gate, Pictures.Chessboard(4, shift: 1)),
        ];
        Assert.Equal([null, null, Unjudgeable.Frozen, Unjudgeable.Frozen, null], reasons);
    }

    [Fact]
    public void Judge_OnePixelMovesByOneLevel_IsNotFrozen()
    {
        var gate = new FrameGate(All);
        Judge(gate, Pictures.Chessboard(0));
        var later = Pictures.Chessboard(2);
        later.Pixels[1000]++;
        Assert.Null(Judge(gate, later));
    }

    [Fact]
    public void Judge_Chessboard_MeasuresItsMeanLuma()
    {
        using var frame = Pictures.Chessboard(0);
        Assert.Equal(120 / 255.0, new FrameGate(new()).Judge(frame).Quality.Luma, 3);
    }

    [Fact]
    public void Judge_BlurredByHalf_MeasuresLessSharpness()
    {
        using var sharp = Pictures.Chessboard(0);
        using var soft = Pictures.Painted(
            0, (x, y) => (byte)(120 + (80 * Math.Sin(x * Math.PI / 10) * Math.Sin(y * Math.PI / 10))));
        var gate = new FrameGate(new());
        Assert.True(gate.Judge(soft).Quality.Sharpness < gate.Judge(sharp).Quality.Sharpness / 2);
    }

    private static Unjudgeable? Judge(FrameGate gate, Frame frame)
    {
        using (frame)
        {
            return gate.Judge(frame).Reason;
        }
    }
}
