using Surgical.Dashboard.Bounds;

namespace Surgical.Dashboard.Tests.Bounds;

public sealed class OpenFilesTests
{
    private static readonly string[] Limits =
    [
        "Limit                     Soft Limit           Hard Limit           Units     ",
        "Max processes             96000                96000                processes ",
        "Max open files            128                  4096                 files     ",
    ];

    [Fact]
    public void Of_LimitsAsLinuxListsThem_IsTheSoftOne() => Assert.Equal(128, OpenFiles.Of(Limits).Most);

    [Theory]
    [InlineData("Max open files            unlimited            unlimited            files     ")]
    [InlineData("Max processes             96000                96000                processes ")]
    public void Of_NoLimit_ObjectsToNothing(string line) =>
        Assert.Null(OpenFiles.Of([line]).Objection(new()));

    [Fact]
    public void Fit_FewAllowed_LeavesRoomForAFewWhoLook()
    {
        var (connections, pages) = new OpenFiles(128).Fit(new());

        Assert.Equal((8, 8), (connections, pages));
        Assert.Contains("at least", new OpenFiles(128).Refusal, StringComparison.Ordinal);
        Assert.Null(new OpenFiles(OpenFiles.Least).Refusal);
        Assert.Contains(
            "8 connections and 8 open pages", new OpenFiles(128).Objection(new()), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_HalfOfWhatIsNeeded_FitsIntoIt()
    {
        var bounds = new ServerBounds();
        var half = new OpenFiles(OpenFiles.Needed(bounds) / 2);

        var (connections, pages) = half.Fit(bounds);

        Assert.InRange(connections, 100, bounds.MostConnections - 1);
        Assert.InRange(
            OpenFiles.Needed(bounds with { MostConnections = connections, MostPages = pages }), 1, half.Most);
    }

    [Fact]
    public void Fit_EnoughAllowed_IsAllThatIsServed()
    {
        var bounds = new ServerBounds();

        Assert.Equal(
            (bounds.MostConnections, bounds.MostPages), new OpenFiles(OpenFiles.Needed(bounds)).Fit(bounds));
    }
}
