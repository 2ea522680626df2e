namespace Surgical.Evaluation;

/// <summary>Files that a user names; a missing one is a message.</summary>
internal static class DataFile
{
    /// <exception cref="EvaluationException">There is no such file.</exception>
    public static FileStream Open(string path) => File.OpenRead(Existing(path));

    /// <summary>The path itself.</summary>
    /// <exception cref="EvaluationException">There is no such file.</exception>
    public static string Existing(string path) =>
        File.Exists(path)
            ? path
            : throw new EvaluationException($"{path}: expected a file, found {(Directory.Exists(path) ? "a folder" : "none")}.");
}
