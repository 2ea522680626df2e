namespace Surgical.Cases.Backup;

/// <summary>The last entry of a backup, without which it is cut off: what it holds.</summary>
/// <param name="Notice">What it is, for whoever opens it by hand.</param>
/// <param name="Format">Of the file; readers refuse what is newer.</param>
/// <param name="At">The moment of which the tables are.</param>
/// <param name="Cases">In the tables.</param>
/// <param name="Files">Every other entry.</param>
/// <param name="Missing">Files of cases that were not there, of the tables' moment; by the names of entries.</param>
public sealed record BackupManifest(
    string Notice,
    int Format,
    DateTimeOffset At,
    int Cases,
    IReadOnlyList<BackupFile> Files,
    IReadOnlyList<string> Missing)
{
    /// <summary>Name of its entry.</summary>
    public const string EntryName = "backup.json";

    /// <summary>What this program writes and reads.</summary>
    public const int Current = 1;
}

/// <summary>One file of a data folder.</summary>
/// <param name="Name">In the folder, with slashes.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record BackupFile(string Name, long Bytes, string Sha256);
