using System.Diagnostics;

namespace Surgical.Soak.Processes;

/// <summary>Processes with a mark in their environment, whoever started them and whoever is their parent now.</summary>
/// <param name="Mark">Given to the first of them, and inherited by the others.</param>
internal sealed record Marked(string Mark)
{
    private const string Variable = "SURGICAL_SOAK";

    public void Put(ProcessStartInfo start) => start.Environment[Variable] = Mark;

    /// <summary>Those that run now, with the name of their program.</summary>
    public IReadOnlyList<(int Id, string Name)> Running() =>
    [
        .. from folder in Directory.EnumerateDirectories("/proc")
           where int.TryParse(Path.GetFileName(folder), out _)
           where Read(folder, "environ").Split('\0').Contains($"{Variable}={Mark}")
           select (int.Parse(Path.GetFileName(folder)), Read(folder, "comm").TrimEnd()),
    ];

    public void Kill()
    {
        foreach (var (id, _) in Running())
        {
            try
            {
                using var process = Process.GetProcessById(id);
                process.Kill();
            }
            catch (ArgumentException)
            {
                // It has ended meanwhile.
            }
        }
    }

    // Of another user, or gone meanwhile: none of ours.
    private static string Read(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
