using Surgical.Capture;
using Surgical.Soak.Footage;
using Surgical.Soak.Footage.Making;

namespace Surgical.Soak.Tests;

public sealed class FootageTests
{
    // A sample of the whole proof, which is `eng/soak footage`.
    [Fact]
    public async Task Run_RandomFiles_AreShownRightlyOnBothPaths()
    {
        var finding = await new Trials(random => new FootageDraw(random).Next(damaged: 0.3)).RunAsync(
            new(Seed: 1, Count: 8, TextWriter.Null), TestContext.Current.CancellationToken);

        Assert.True(finding.Holds, finding.Figures);
    }

    // A sample of the whole proof, which is `eng/soak mutated`.
    [Fact]
    public async Task Run_MutatedFiles_NeitherCrashNorLie()
    {
        var finding = await new Trials(random => new MutatedDraw(random).Next()).RunAsync(
            new(Seed: 1, Count: 4, TextWriter.Null), TestContext.Current.CancellationToken);

        Assert.True(finding.Holds, finding.Figures);
    }

    [Fact]
    public void Faults_PicturesAsFFmpegShowsThem_AreNone() => Assert.Empty(Faults(Pictures(0, 1, 2, 3), gaps: []));

    [Fact]
    public void Faults_PictureThatIsMissing_IsLost() =>
        Assert.Equal([Fault.Lost], Faults(Pictures(0, 1, 3), gaps: []));

    [Fact]
    public void Faults_PictureUnderAnothersTime_IsWrong() =>
        Assert.Equal([Fault.WrongPicture], Faults([.. Pictures(0, 1, 2), Picture(7, at: 0.12)], gaps: []));

    [Fact]
    public void Faults_PictureAtANewTime_IsLostThereAndWrongHere() =>
        Assert.Equal([Fault.Lost, Fault.WrongTime], Faults([.. Pictures(0, 1, 2), Picture(3, at: 0.13)], gaps: []));

    [Fact]
    public void Faults_WholeFileCalledDamaged_IsAFalseAlarm() => Assert.Equal(
        [Fault.FalseAlarm],
        Faults(Pictures(0, 1, 2, 3), [new(TimeSpan.Zero, TimeSpan.FromSeconds(0.04), GapKind.Damaged, "")]));

    [Theory]
    [InlineData(0, 2, true)] // of the picture before, which nothing rests on
    [InlineData(0, 3, false)]
    [InlineData(1, 2, false)] // of one that is held back, and may be this
    [InlineData(0, 4, true)]
    public void AreSilentAt_PictureThatRestsOnNone_CountsWhatMayBeAboutIt(int heldBack, int heardAt, bool isSilent) =>
        Assert.Equal(isSilent, new PlayersComplaints([heardAt], [0, 1, 2, 3, 4], heldBack).AreSilentAt(3));

    private static IEnumerable<Fault> Faults(ShownPicture[] shown, FootageGap[] gaps)
    {
        var footage = new SeenFootage(TimeSpan.FromSeconds(0.16), gaps, [], TimeSpan.Zero, []);
        var player = new PlayerView(Pictures(0, 1, 2, 3), Start: 0, Complaint: "", new([], [], 0));
        return new WholeFile(player, new(shown, footage, Plan: null, Refusal: "")).Faults().Select(fault => fault.Kind);
    }

    private static ShownPicture[] Pictures(params int[] numbers) =>
        [.. numbers.Select(number => Picture(number, number * 0.04))];

    private static ShownPicture Picture(int number, double at) => new(at, number, [new(number, 0, 0)]);
}
