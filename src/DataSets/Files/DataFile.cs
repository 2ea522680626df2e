using Surgical.Disk;

namespace Surgical.DataSets.Files;

/// <summary>Files that a user names; a missing one is a message.</summary>
public static class DataFile
{
    /// <exception cref="DataSetException">There is no such file.</exception>
    public static FileStream Open(string path) => File.OpenRead(Existing(path));

    /// <summary>The path itself.</summary>
    /// <exception cref="DataSetException">There is no such file.</exception>
    public static string Existing(string path) =>
        (RegularFile.WhyNot(path), File.Exists(path)) switch
        {
            ({ } other, _) => throw new DataSetException($"{path}: expected a file, found {other["is ".Length..]}."),
            (_, true) => path,
            _ => throw new DataSetException($"{path}: expected a file, found none."),
        };
}
