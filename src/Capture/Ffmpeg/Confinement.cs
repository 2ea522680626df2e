using System.ComponentModel;
using CliWrap;

namespace Surgical.Capture;

/// <summary>What a child of FFmpeg's may use of this machine, and that it ends with us.</summary>
/// <remarks>
/// Foreign files meet a decoder written for speed: it gets memory, time and files for one video, and no network where
/// the system allows that to be taken away. prlimit(1), unshare(1), setpriv(1).
/// </remarks>
internal static class Confinement
{
    /// <summary>
    /// Address space: the threads of a decoder and an encoder of 8K pictures want gigabytes of it, little of which they
    /// fill.
    /// </summary>
    private const long AddressSpace = 12L << 30;

    private const int OpenFiles = 64;

    private static readonly TimeSpan ProcessorTime = TimeSpan.FromDays(2);

    private static readonly string[][] WithoutNetwork = [["unshare", "-n", "--"], ["unshare", "-rn", "--"], []];

    private static readonly Lazy<Task<string[]>> NoNetwork = new(FindAsync);

    /// <summary>What stands before a program and its arguments: each becomes the next, to one process.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync() =>
    [
        "prlimit", $"--as={AddressSpace}", $"--cpu={ProcessorTime.TotalSeconds:F0}", $"--nofile={OpenFiles}",
        "--core=0", "--", .. await NoNetwork.Value,

        // setpriv becomes the program, which the kernel then kills with us, however we end.
        "setpriv", "--pdeathsig", "KILL", "--",
    ];

    private static async Task<string[]> FindAsync()
    {
        foreach (var way in WithoutNetwork)
        {
            if (way.Length == 0 || await WorksAsync([.. way, "true"]))
            {
                return way;
            }
        }

        return [];
    }

    private static async Task<bool> WorksAsync(string[] command)
    {
        try
        {
            var tried = await Cli.Wrap(command[0])
                .WithArguments(command[1..])
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(CancellationToken.None);
            return tried.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
