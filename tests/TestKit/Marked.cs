using System.Diagnostics;

namespace Surgical.TestKit;

/// <summary>Processes with a mark in their environment, whoever started them and whoever is their parent now.</summary>
/// <param name="Mark">Given to the first of them, and inherited by the others.</param>
public sealed record Marked(string Mark)
{
    private const string Variable = "SURGICAL_SOAK";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    /// <summary>With a mark of its own.</summary>
    public Marked()
        : this(Guid.NewGuid().ToString("N"))
    {
    }

    /// <summary>Marks a process that is about to be started.</summary>
    public void Put(ProcessStartInfo start) => start.Environment[Variable] = Mark;

    /// <summary>Those that run now, with the name of their program.</summary>
    public IReadOnlyList<(int Id, string Name)> Running() =>
    [
        .. from folder in Directory.EnumerateDirectories("/proc")
           where int.TryParse(Path.GetFileName(folder), out _)
           where Read(folder, "environ").Split('\0').Contains($"{Variable}={Mark}")
           select (int.Parse(Path.GetFileName(folder)), Read(folder, "comm").TrimEnd()),
    ];

    /// <summary>Waits until none of them runs any more.</summary>
    /// <returns>Names of those that still run when the time is over.</returns>
    public async Task<IReadOnlyList<string>> GoneAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var left = Running();
        while (left.Count > 0 && clock.Elapsed < within)
        {
            await Task.Delay(Look, TimeProvider.System, cancellationToken);
            left = Running();
        }

        return [.. left.Select(one => one.Name)];
    }

    /// <summary>Ends all of them.</summary>
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
