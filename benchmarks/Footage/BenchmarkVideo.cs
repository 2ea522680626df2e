using System.Diagnostics;

namespace Surgical.Benchmarks.Footage;

/// <summary>A video that is made for a benchmark, and ffmpeg to run on it.</summary>
/// <param name="folder">Where it is made.</param>
internal sealed class BenchmarkVideo(DirectoryInfo folder)
{
    // Moving shapes with the grain of a camera, so that the decoder has as much to do as with a real one.
    private const string Grain = "-vf noise=alls=8:allf=t";

    /// <summary>Makes it, measures, and deletes it.</summary>
    public static async Task UseAsync(Func<BenchmarkVideo, Task> measure)
    {
        var folder = Directory.CreateTempSubdirectory("surgical-benchmark-");
        try
        {
            await measure(new(folder));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Path of a file beside it.</summary>
    public string this[string name] => Path.Combine(folder.FullName, name);

    /// <summary>Makes 1080p at 25 frames/s.</summary>
    /// <param name="name">Of the file.</param>
    /// <param name="seconds">Its length.</param>
    /// <param name="coding">FFmpeg's options.</param>
    /// <returns>Its path.</returns>
    public string Make(string name, int seconds, string coding)
    {
        RunFfmpeg($"-v error -y -f lavfi -i testsrc2=s=1920x1080:r=25:d={seconds} {Grain} {coding} {this[name]}");
        return this[name];
    }

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static void RunFfmpeg(string options)
    {
        using var ffmpeg = Process.Start("ffmpeg", options);
        ffmpeg.WaitForExit();
        if (ffmpeg.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"ffmpeg was expected to exit with 0; it exited with {ffmpeg.ExitCode}.");
        }
    }
}
