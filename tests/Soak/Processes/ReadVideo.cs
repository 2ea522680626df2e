using Surgical.Capture;
using Surgical.TestKit;

namespace Surgical.Soak.Processes;

/// <summary>A small video that is opened and read by children of ffmpeg.</summary>
/// <param name="path">Where it is made, unless it is there.</param>
internal sealed class ReadVideo(string path)
{
    /// <summary>One that later runs find again.</summary>
    public static ReadVideo InTheTemporaryFolder { get; } = new(Path.Combine(Path.GetTempPath(), "surgical-soak.mp4"));

    /// <summary>
    /// Probes it, reads its first picture, and leaves the rest; every tenth time it is read to its end.
    /// </summary>
    /// <param name="number">Of the time, from 0.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task OpenAndLeaveAsync(int number, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            Ffmpeg.Make($"-f lavfi -i testsrc=s=160x120:r=25:d=4 -c:v libx264 -pix_fmt yuv420p {path}");
        }

        var plan = await VideoProbe.OfAsync(path, cancellationToken);
        var source = FrameSource.Open(path, plan);
        await foreach (var frame in source.ReadAsync(new(source.Format, 1), Looks.All, cancellationToken))
        {
            frame.Dispose();
            if (number % 10 != 0)
            {
                return;
            }
        }
    }
}
