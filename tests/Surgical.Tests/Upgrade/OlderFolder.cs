using System.Formats.Tar;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Surgical.Cases.Chart;
using Surgical.TestKit;

namespace Surgical.Tests.Upgrade;

/// <summary>A data folder that the program of an earlier commit left (README.md beside), unpacked.</summary>
internal sealed class OlderFolder : IDisposable
{
    private const UnixFileMode OpenToAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly TemporaryFolder _files = new();

    private OlderFolder()
    {
    }

    /// <summary>The data folder.</summary>
    public string Path => _files["data"];

    /// <summary>What the tables held before anybody of today opened them.</summary>
    public IReadOnlyList<OlderEvent> Events { get; private set; } = [];

    /// <summary>The case that was read to its end and corrected.</summary>
    public string Complete => CaseWith("Ended");

    /// <summary>The case whose video was away.</summary>
    public string Failed => CaseWith("Failed");

    /// <summary>The case in the middle of which the server was killed.</summary>
    public string Interrupted => Events.Select(told => told.CaseId).Except([Complete, Failed]).Single();

    public static async Task<OlderFolder> OfAsync(string commit, CancellationToken cancellationToken)
    {
        var folder = new OlderFolder();
        var tar = System.IO.Path.Combine(Repository.Root, "tests", "Surgical.Tests", "Upgrade", $"{commit}.tar.gz");
        await UnpackAsync(tar, folder.Path, cancellationToken);

        if (!OperatingSystem.IsWindows())
        {
            // As those versions made it, whoever unpacks it.
            System.IO.File.SetUnixFileMode(folder.Path, OpenToAll);
        }

        // A look changes the files of the log: only a copy is looked at.
        await UnpackAsync(tar, folder._files["looked-at"], cancellationToken);
        folder.Events = await EventsAsync(folder._files["looked-at/surgical.db"], cancellationToken);
        return folder;
    }

    public string File(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    public string Picture(string sha256) => File("pictures", sha256[..2], sha256[2..4], $"{sha256}.jpg");

    public void Dispose() => _files.Dispose();

    private string CaseWith(string kind) => Events.Single(told => told.Kind == kind).CaseId;

    private static async Task UnpackAsync(string tar, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await using var packed = new GZipStream(System.IO.File.OpenRead(tar), CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(packed, folder, overwriteFiles: false, cancellationToken);
    }

    private static async Task<List<OlderEvent>> EventsAsync(string database, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT CaseId, Number, Kind, At, Picture FROM events ORDER BY CaseId, Number";
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var events = new List<OlderEvent>();
        while (await rows.ReadAsync(cancellationToken))
        {
            events.Add(new(
                rows.GetString(0),
                rows.GetInt64(1),
                rows.GetString(2),
                rows.GetDateTimeOffset(3),
                rows.IsDBNull(4) ? null : rows.GetString(4)));
        }

        return events;
    }
}

/// <summary>A row of the table of events.</summary>
/// <param name="CaseId">Of the case.</param>
/// <param name="Number">Of the event.</param>
/// <param name="Kind">As it is written there: the name of a <see cref="CaseEventKind"/>.</param>
/// <param name="At">When it was written.</param>
/// <param name="Picture">SHA-256 of what it shows.</param>
internal sealed record OlderEvent(string CaseId, long Number, string Kind, DateTimeOffset At, string? Picture);
