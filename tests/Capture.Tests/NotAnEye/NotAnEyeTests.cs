using OpenCvSharp;

namespace Surgical.Capture.Tests.NotAnEye;

/// <summary>
/// Both errors of the gate on pictures that were made for it: those that are no eye and pass, and eyes that do not.
/// docs/footage.md states the figures; of the half that thresholds were not chosen by, they are only reported.
/// </summary>
public class NotAnEyeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(Half.Tuned, 13)]
    [InlineData(Half.HeldOut, 16)]
    internal void Judge_NoEye_IsKeptFromTheModel(Half half, int mostOfHundred)
    {
        var judged = Judge(NonEyes.All, half);
        var passed = judged.Where(one => one.Reason is null).ToList();
        Report($"{half}: {passed.Count} of {judged.Count} pictures that are no eye pass", passed);
        Assert.True(passed.Count * 100 <= mostOfHundred * judged.Count, Names(passed));
    }

    [Theory]
    [InlineData(Half.Tuned)]
    [InlineData(Half.HeldOut)]
    internal void Judge_RenderedEye_IsNotRefused(Half half)
    {
        var judged = Judge(MadeEyes.All, half);
        var refused = judged.Where(one => one.Reason is Unjudgeable.NotAnEye).ToList();
        Report($"{half}: {refused.Count} of {judged.Count} rendered eyes are refused", refused);
        Assert.True(refused.Count == 0, Names(refused));
    }

    private static List<(string Name, Unjudgeable? Reason)> Judge(IReadOnlyList<Kind> kinds, Half half) =>
    [
        .. kinds.Where(kind => kind.Half == half).AsParallel().SelectMany(kind => kind.Pictured().Select((picture, n) =>
        {
            using var frame = Framed(picture);
            return ($"{kind.Name} {n}", new FrameGate(new()).Judge(frame).Reason);
        })),
    ];

    /// <summary>Takes the picture over.</summary>
    private static Frame Framed(Mat picture)
    {
        using (picture)
        {
            var frame = new FramePool(new(picture.Cols, picture.Rows, 25), 1).Rent(0, TimeSpan.Zero);
            picture.AsSpan<byte>().CopyTo(frame.Pixels);
            return frame;
        }
    }

    private void Report(string figure, List<(string Name, Unjudgeable? Reason)> wrong) =>
        output.WriteLine($"{figure}: {Names(wrong)}");

    private static string Names(List<(string Name, Unjudgeable? Reason)> wrong) =>
        string.Join(", ", wrong.Select(one => one.Name).Order());
}
