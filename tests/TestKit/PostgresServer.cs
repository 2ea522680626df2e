using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Surgical.TestKit;

/// <summary>A real PostgreSQL of this test program, as an ordinary user on a free port of this machine.</summary>
/// <remarks>It ends with the program, even where that is killed: a shell waits for its end.</remarks>
public sealed class PostgresServer : IDisposable
{
    private const string UntilInputEnds = "\"$@\" & server=$!; read -r _; kill -QUIT $server; wait $server";

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly bool _safe;
    private readonly string _place;
    private Process? _shell;

    private PostgresServer(bool safe, string? place) => (_safe, _place) = (safe, place ?? _folder.Path);

    /// <summary>Where its programs are; null where it is not installed.</summary>
    public static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql")
            .Select(version => Path.Combine(version, "bin"))
            .Where(programs => File.Exists(Path.Combine(programs, "initdb")))
            .Order(StringComparer.Ordinal)
            .LastOrDefault()
        : null;

    /// <summary>Of 127.0.0.1; stays over a restart.</summary>
    public int Port { get; } = FreePort();

    /// <summary>Its user's name.</summary>
    public const string User = "surgical";

    private string Data => Path.Combine(_place, "data");

    /// <summary>Starts an empty one; the caller owns it.</summary>
    /// <param name="safe">Whether a commit waits for the disk; needed only where the server itself is killed.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <param name="place">Empty folder in which its data lie; null for one of its own.</param>
    public static async Task<PostgresServer> StartAsync(
        bool safe, CancellationToken cancellationToken, string? place = null)
    {
        var server = new PostgresServer(safe, place);
        await server.GiveAwayAsync(cancellationToken);
        await RequireAsync(
            "initdb",
            ["-D", server.Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
            cancellationToken);
        await server.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Starts it again where it was stopped.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _shell = Process.Start(new ProcessStartInfo("sh", ["-c", UntilInputEnds, "sh", .. AsOrdinaryUser(
            "postgres",
            [
                "-D", Data, "-p", Port.ToString(CultureInfo.InvariantCulture), "-k", _folder.Path,
                "-c", "listen_addresses=127.0.0.1", "-c", $"fsync={(_safe ? "on" : "off")}", "-c", "autovacuum=off",
            ])])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Path,
        })!;
        _shell.ErrorDataReceived += (_, _) => { };
        _shell.BeginErrorReadLine();
        var since = Stopwatch.GetTimestamp();
        while ((await RunAsync("pg_isready", Address, cancellationToken)).ExitCode != 0)
        {
            if (_shell.HasExited || Stopwatch.GetElapsedTime(since) > LongestStart)
            {
                throw new InvalidOperationException("PostgreSQL did not start.");
            }
        }
    }

    /// <summary>Kills it with all its processes: no connection hears of it, and nothing is written any more.</summary>
    public Task KillAsync(CancellationToken cancellationToken)
    {
        using var first = Process.GetProcessById(int.Parse(
            File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture));
        first.Kill(entireProcessTree: true);
        return StopAsync(cancellationToken);
    }

    /// <summary>Stops it at once; connections are cut.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _shell!.StandardInput.Close();
        await _shell.WaitForExitAsync(cancellationToken);
        _shell.Dispose();
        _shell = null;
    }

    /// <summary>Makes an empty database.</summary>
    public Task CreateAsync(string database, CancellationToken cancellationToken) =>
        RequireAsync("createdb", [.. Address, "-U", User, database], cancellationToken);

    /// <summary>Files of a database's tables, without the log that is before them.</summary>
    public string Tables => Path.Combine(Data, "base");

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_shell is not null)
        {
            _shell.StandardInput.Close();
            _shell.WaitForExit();
            _shell.Dispose();
        }

        _folder.Dispose();
    }

    private string[] Address => ["-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture)];

    private static async Task RequireAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var run = await RunAsync(program, arguments, cancellationToken);
        if (run.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed: {run.Errors}");
        }
    }

    private static Task<ProgramRun> RunAsync(
        string program, string[] arguments, CancellationToken cancellationToken)
    {
        string[] command = AsOrdinaryUser(program, arguments);
        return ProgramRun.OfAsync("env", ["-C", "/", .. command], cancellationToken);
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string[] AsOrdinaryUser(string program, string[] arguments) =>
    [
        .. Environment.IsPrivilegedProcess
            ? (string[])["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
            : [],
        Path.Combine(Programs!, program),
        .. arguments,
    ];

    private async Task GiveAwayAsync(CancellationToken cancellationToken)
    {
        if (Environment.IsPrivilegedProcess)
        {
            await ProgramRun.OfAsync("chown", ["postgres:", _folder.Path, _place], cancellationToken);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
