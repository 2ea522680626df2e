using System.Globalization;

namespace Surgical.Dashboard.Bounds;

/// <summary>Files and connections that this process may have open: who has more to serve turns some away.</summary>
/// <param name="Most">At once, as the system allows; the runtime has raised it as far as it may.</param>
public sealed record OpenFiles(long Most)
{
    // The program itself has 316 open, most of them parts of the runtime; then come tables and videos that are read.
    private const int Own = 400;

    // A connection, and the file that is sent over it.
    private const int AConnection = 2;

    // Somebody must be able to look, however few are allowed.
    private const int Few = 8;

    private const string Limits = "/proc/self/limits";
    private const string Line = "Max open files";

    /// <summary>Those of this process.</summary>
    public static OpenFiles Here { get; } = Of(File.Exists(Limits) ? File.ReadLines(Limits) : []);

    /// <summary>As Linux lists limits; unbounded where it does not say.</summary>
    public static OpenFiles Of(IEnumerable<string> limits) => new(
        limits.FirstOrDefault(line => line.StartsWith(Line, StringComparison.Ordinal)) is { } line
            && long.TryParse(
                line[Line.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0],
                CultureInfo.InvariantCulture, out var most)
            ? most
            : long.MaxValue);

    /// <summary>How many the bounds ask for.</summary>
    public static long Needed(ServerBounds bounds) => Own + (AConnection * bounds.MostConnections) + bounds.MostPages;

    /// <summary>With fewer the server cannot even start.</summary>
    public static int Least => Own + (AConnection * Few) + Few;

    /// <summary>Why the server cannot start; null where it can.</summary>
    public string? Refusal => Most >= Least
        ? null
        : $"surgical needs at least {Least} open files and connections, but {Most} are allowed; "
            + $"allow more with `ulimit -n {Needed(new())}`.";

    /// <summary>Connections and pages that fit: a few always.</summary>
    public (int Connections, int Pages) Fit(ServerBounds bounds)
    {
        var share = Math.Clamp((double)(Most - Own) / (Needed(bounds) - Own), 0, 1);
        return (
            Math.Max(Few, (int)(bounds.MostConnections * share)),
            Math.Max(Few, (int)(bounds.MostPages * share)));
    }

    /// <summary>What a person must know of it; null for nothing.</summary>
    public string? Objection(ServerBounds bounds)
    {
        var (connections, pages) = Fit(bounds);
        return Needed(bounds) <= Most
            ? null
            : $"Expected to be allowed {Needed(bounds)} open files and connections, but {Most} are: at most "
                + $"{connections} connections and {pages} open pages are served at once. `ulimit -n` raises that.";
    }
}
