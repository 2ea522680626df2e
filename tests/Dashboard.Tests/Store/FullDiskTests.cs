using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Surgical.Dashboard.Store;

namespace Surgical.Dashboard.Tests.Store;

public sealed class FullDiskTests
{
    public static TheoryData<Exception, bool> Failures => new()
    {
        { new IOException("No space left on device", 28), true },
        { new IOException("Disk quota exceeded", 122), true },
        { new ArgumentOutOfRangeException("value"), true },
        { new DbUpdateException("not saved", new SqliteException("database or disk is full", 13)), true },
        { new DbUpdateException("not saved", new SqliteException("disk I/O error", 10, 778)), true },
        { new DbUpdateException("not saved", new SqliteException("constraint failed", 19)), false },
        { new IOException("Permission denied", 13), false },
        { new ArgumentOutOfRangeException("index"), false },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void Caused_Failure_TellsAFullDiskFromOthers(Exception failed, bool expected) =>
        Assert.Equal(expected, FullDisk.Caused(failed));
}
