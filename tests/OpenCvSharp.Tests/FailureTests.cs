namespace OpenCvSharp.Tests;

public sealed class FailureTests
{
    [Fact]
    public void Resize_OfAnEmptyMat_CarriesOpenCvsOwnText()
    {
        using var empty = new Mat();
        using var target = new Mat();

        var failure = Assert.Throws<OpenCVException>(() => Cv2.Resize(empty, target, new Size(1, 1)));

        Assert.Contains("!ssize.empty()", failure.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorCode.StsAssert, failure.Status);
        Assert.Equal("resize", failure.FuncName);
        Assert.EndsWith("resize.cpp", failure.FileName, StringComparison.Ordinal);
        Assert.True(failure.Line > 0);
    }

    [Fact]
    public void ImEncode_OfAnUnknownKind_CarriesOpenCvsOwnText()
    {
        using var picture = MatTests.Grey(2, 2, 0);

        var failure = Assert.Throws<OpenCVException>(() => Cv2.ImEncode(".nothing", picture, out _));

        Assert.Contains("could not find encoder", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mat_LargerThanMemory_CarriesOpenCvsOwnText()
    {
        var failure = Assert.Throws<OpenCVException>(() => new Mat(int.MaxValue, int.MaxValue, MatType.CV_8UC3));

        Assert.Equal(ErrorCode.StsNoMem, failure.Status);
    }

    [Fact]
    public void Mat_WhoseStepIsShorterThanARow_CarriesOpenCvsOwnText()
    {
        var failure = Assert.Throws<OpenCVException>(
            () => Mat.FromPixelData(2, 8, MatType.CV_8UC1, new byte[16], step: 4));

        Assert.Contains("step", failure.Message, StringComparison.OrdinalIgnoreCase);
    }
}
