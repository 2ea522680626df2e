using System.Globalization;
using Microsoft.Extensions.Logging;
using Surgical.Disk;

namespace Surgical.Cases.Store.Opening;

/// <summary>
/// What no row of the database knows is moved aside, by name alone and never to another disk; what a row knows again
/// comes back. Nothing is removed but what was half made, and uploads that were never acknowledged, beyond a bound.
/// </summary>
public sealed partial class Quarantine(
    DataFolder data, PictureFolder pictures, CaseEraser eraser, TimeProvider time, ILogger<Quarantine> logger)
{
    // Uploads that broke off are copies of what their senders still have: some are kept, so that nobody has to send
    // gigabytes again, but they must not fill the disk kill after kill.
    private const long GreatestUploads = 10L << 30;

    /// <summary>Moves aside what no row knows, and says so.</summary>
    public async Task SetAsideAsync(CancellationToken cancellationToken)
    {
        var cases = await eraser.KnownAsync(cancellationToken);
        var shown = await eraser.PicturesAsync(cancellationToken);
        var place = NewPlace();
        var folders = data.Unknown(cases).Where(folder => Moved(folder, place, "cases")).Count();
        var loose = pictures.Loose(shown).Where(picture => Moved(picture, place, "pictures")).Count();
        var (uploads, removed) = SetUploadsAside(place);
        var name = Path.GetFileName(place);
        if (folders > 0)
        {
            Log.Cases(logger, folders, name);
        }

        if (loose > 0)
        {
            Log.Pictures(logger, loose, name);
        }

        if (uploads > 0)
        {
            Log.Uploads(logger, uploads, name);
        }

        if (removed > 0)
        {
            Log.Removed(logger, removed, GreatestUploads >> 30);
        }
    }

    /// <summary>Removes what killed makers left of files that are made again where they are needed.</summary>
    public void RemoveHalfMade()
    {
        foreach (var left in data.HalfMade())
        {
            try
            {
                File.Delete(left);
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
            {
                Log.Stays(logger, Path.GetFileName(left), failed.GetType().Name);
            }
        }
    }

    /// <summary>Moves back what had been moved aside and is known now: another database was put in its place.</summary>
    public async Task TakeBackAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(data.Quarantine))
        {
            return;
        }

        var cases = await eraser.KnownAsync(cancellationToken);
        var shown = await eraser.PicturesAsync(cancellationToken);
        var back = 0;
        foreach (var folder in Entries("cases").Where(entry => cases.Contains(Path.GetFileName(entry))))
        {
            back += MovedTo(folder, data.CaseFolder(Path.GetFileName(folder))) ? 1 : 0;
        }

        foreach (var picture in Entries("pictures"))
        {
            var sha256 = Path.GetFileNameWithoutExtension(picture);
            if (shown.Contains(sha256))
            {
                MovedTo(picture, data.Picture(sha256));
            }
        }

        if (back > 0)
        {
            Log.Back(logger, back);
        }
    }

    /// <summary>Moves pictures aside that are not what their names say.</summary>
    internal void SetPicturesAside(IEnumerable<string> hashes)
    {
        var place = NewPlace();
        foreach (var picture in hashes.Select(data.Picture).Where(File.Exists))
        {
            Moved(picture, place, "damaged");
        }
    }

    private (int Kept, int Removed) SetUploadsAside(string place)
    {
        var (kept, removed) = (0, 0);
        var bytes = Entries("incoming").Sum(upload => new FileInfo(upload).Length);
        foreach (var upload in data.BrokenOff())
        {
            var length = new FileInfo(upload).Length;
            if (bytes + length > GreatestUploads)
            {
                File.Delete(upload);
                removed++;
            }
            else if (Moved(upload, place, "incoming"))
            {
                bytes += length;
                kept++;
            }
        }

        return (kept, removed);
    }

    private IEnumerable<string> Entries(string kind) => !Directory.Exists(data.Quarantine) ? [] :
    [
        .. Directory.EnumerateDirectories(data.Quarantine)
            .Order(StringComparer.Ordinal)
            .Select(place => Path.Combine(place, kind))
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateFileSystemEntries),
    ];

    private bool Moved(string entry, string place, string kind) =>
        MovedTo(entry, Path.Combine(place, kind, Path.GetFileName(entry)));

    private bool MovedTo(string entry, string goal)
    {
        if (Path.Exists(goal))
        {
            return false;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(goal)!);

            // Renames files, too; File.Move would copy them to another disk.
            Directory.Move(entry, goal);
            return true;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            Log.Stays(logger, Path.GetFileName(entry), failed.GetType().Name);
            return false;
        }
    }

    private string NewPlace()
    {
        var now = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH-mm-ss'Z'", CultureInfo.InvariantCulture);
        var place = Path.Combine(data.Quarantine, now);
        for (var more = 2; Directory.Exists(place); more++)
        {
            place = Path.Combine(data.Quarantine, $"{now}-{more}");
        }

        return place;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "{Count} case folders are known to no row of the database: they were moved to "
                + "quarantine/{Place}/cases, nothing was removed. Where the database is an older or another one than "
                + "its files, stop surgical, put the right one back and start again: they return by themselves")]
        public static partial void Cases(ILogger logger, int count, string place);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "{Count} pictures are shown by no event: they were moved to quarantine/{Place}/pictures")]
        public static partial void Pictures(ILogger logger, int count, string place);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "{Count} uploads had broken off: what came of them was moved to quarantine/{Place}/incoming. "
                + "They were never cases; send them again")]
        public static partial void Uploads(ILogger logger, int count, string place);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "{Count} uploads that had broken off and were never acknowledged were removed: the quarantine "
                + "keeps at most {Gibibytes} GiB of such")]
        public static partial void Removed(ILogger logger, int count, long gibibytes);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "{Count} case folders that the database knows again came back out of the quarantine")]
        public static partial void Back(ILogger logger, int count);

        [LoggerMessage(
            Level = LogLevel.Warning, Message = "{Name} belongs to nothing, and stays where it is ({Kind})")]
        public static partial void Stays(ILogger logger, string name, string kind);
    }
}
