namespace Surgical.Disk.Tests;

public sealed class FullDiskTests
{
    public static TheoryData<Exception, bool> Failures => new()
    {
        { new IOException("No space left on device", 28), true },
        { new IOException("Disk quota exceeded", 122), true },
        { new InvalidOperationException("not saved", new DiskFullException("There is no room left.")), true },
        { new IOException("Permission denied", 13), false },

        // A setter's range error, from anywhere: only at a write does it say that a file is too long.
        { new ArgumentOutOfRangeException("value"), false },
        { new InvalidOperationException("not set", new ArgumentOutOfRangeException("value")), false },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void Caused_Failure_TellsAFullDiskFromOthers(Exception failed, bool expected) =>
        Assert.Equal(expected, FullDisk.Caused(failed));

    [Fact]
    public void OfWrite_AFileThatMayNotBeAsLong_NamesIt()
    {
        var full = FullDisk.OfWrite(new ArgumentOutOfRangeException("value"), "/somewhere/report.json");

        Assert.Equal("report.json would be longer than a file may be here.", full?.Message);
    }

    [Theory]
    [InlineData("index")]
    [InlineData(null)]
    public void OfWrite_AnotherArgument_IsNoFullDisk(string? parameter) =>
        Assert.Null(FullDisk.OfWrite(new ArgumentOutOfRangeException(parameter), "report.json"));

    [Theory]
    [InlineData(153, "", true)]
    [InlineData(1, "av_interleaved_write_frame(): No space left on device", true)]
    [InlineData(1, "Invalid data found when processing input", false)]
    public void Stopped_AnotherProgram_TellsAFullDiskFromOthers(int exitCode, string errors, bool expected) =>
        Assert.Equal(expected, FullDisk.Stopped(exitCode, errors));
}
