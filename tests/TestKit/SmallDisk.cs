using System.Diagnostics;

namespace Surgical.TestKit;

/// <summary>A disk of its own in memory, so small that it can be filled.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _place = new();

    private SmallDisk(int mebibytes, out bool isThere) =>
        isThere = Run("mount", "-t", "tmpfs", "-o", $"size={mebibytes}m", "none", Path);

    /// <summary>Its root.</summary>
    public string Path => _place.Path;

    /// <summary>A disk; null where this user may not mount one.</summary>
    public static SmallDisk? Mount(int mebibytes)
    {
        var disk = new SmallDisk(mebibytes, out var isThere);
        if (isThere)
        {
            return disk;
        }

        disk._place.Dispose();
        return null;
    }

    /// <summary>Leaves no byte free.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filling, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var piece = new byte[1 << 16]; piece.Length > 0; piece = new byte[piece.Length / 2])
        {
            try
            {
                while (true)
                {
                    file.Write(piece);
                }
            }
            catch (IOException)
            {
                // A smaller piece may still fit.
            }
        }
    }

    /// <summary>Makes room again.</summary>
    public void MakeRoom() => File.Delete(Filling);

    /// <summary>Takes it away with all that is on it.</summary>
    public void Dispose()
    {
        Run("umount", "--lazy", Path);
        _place.Dispose();
    }

    private string Filling => System.IO.Path.Combine(Path, "fill");

    private static bool Run(string program, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        run.WaitForExit();
        return run.ExitCode == 0;
    }
}
