using System.Text;
using Surgical.Disk;
using Surgical.Evaluation.Runs;

namespace Surgical.Evaluation.Report.Files;

/// <summary>The files of an evaluation, which belong together: all of them are replaced, or none.</summary>
internal static class ResultFiles
{
    /// <summary>
    /// Writes all files beside those of their names first, so that a full disk leaves older ones as they are.
    /// </summary>
    /// <param name="folder">Made where it is missing.</param>
    /// <param name="files">Each whole, as UTF-8.</param>
    /// <exception cref="IOException">There is no room, or the folder cannot be used.</exception>
    public static void Write(string folder, IReadOnlyList<(string Name, string Content)> files)
    {
        Directory.CreateDirectory(folder);
        string[] paths = [.. files.Select(file => Path.Combine(folder, file.Name))];
        try
        {
            foreach (var (path, (_, content)) in paths.Zip(files))
            {
                DurableWrite.Write(path + RunFolder.Unfinished, Encoding.UTF8.GetBytes(content), path);
            }
        }
        catch
        {
            Array.ForEach(paths, path => File.Delete(path + RunFolder.Unfinished));
            throw;
        }

        Array.ForEach(paths, path => File.Move(path + RunFolder.Unfinished, path, overwrite: true));
    }
}
