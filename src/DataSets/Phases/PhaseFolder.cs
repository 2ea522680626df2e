using Surgical.DataSets.Files;

namespace Surgical.DataSets.Phases;

/// <summary>All files of phases below a folder.</summary>
/// <param name="Files">By key.</param>
/// <param name="Ignored">CSV files with other columns, relative to the folder.</param>
public sealed record PhaseFolder(IReadOnlyDictionary<string, PhaseFile> Files, IReadOnlyList<string> Ignored)
{
    private const int ProblemsShown = 20;

    // What lies in a data folder of the dashboard.
    private const string StoreName = "surgical.db";
    private const string StoreHint = " It is a data folder: surgical export --format cataract-1k makes them of it.";

    /// <exception cref="DataSetException">
    /// There is no such folder, no file of phases in it, or some that cannot be scored; every one of them is named.
    /// </exception>
    public static PhaseFolder Read(string folder, PhaseRole role)
    {
        if (!Directory.Exists(folder))
        {
            throw new DataSetException($"{folder}: expected a folder with files of phases, found none.");
        }

        var files = new Dictionary<string, PhaseFile>();
        var ignored = new List<string>();
        var problems = new List<string>();
        foreach (var path in CsvTable.FilesIn(folder))
        {
            try
            {
                Add(path, PhaseFile.Read(path, role));
            }
            catch (DataSetException problem)
            {
                problems.Add(problem.Message);
            }
        }

        if (problems.Count > 0)
        {
            throw new DataSetException(string.Join('\n', Shorten(problems)));
        }

        return files.Count > 0
            ? new(files, ignored)
            : throw new DataSetException(
                $"{folder}: expected CSV files with the columns comment, sec and endSec, found none."
                + (File.Exists(Path.Combine(folder, StoreName)) ? StoreHint : ""));

        void Add(string path, PhaseFile? file)
        {
            if (file is null)
            {
                ignored.Add(Path.GetRelativePath(folder, path));
            }
            else if (!files.TryAdd(file.Key, file))
            {
                throw new DataSetException($"{path}: expected one file of a case, got a second one of {file.Key}.");
            }
        }
    }

    /// <summary>The files of some cases.</summary>
    /// <param name="keys">Their keys; null for all.</param>
    public PhaseFolder Only(IReadOnlyCollection<string>? keys) => keys is null
        ? this
        : this with { Files = Files.Where(file => keys.Contains(file.Key)).ToDictionary() };

    private static IEnumerable<string> Shorten(List<string> problems) => problems.Count <= ProblemsShown
        ? problems
        : problems.Take(ProblemsShown).Append($"and {problems.Count - ProblemsShown} more files");
}
