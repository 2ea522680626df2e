using System.Diagnostics;
using Surgical.Capture;

namespace Surgical.Benchmarks;

/// <summary>
/// Capture and sampling of a minute of 1080p H.264 video, opening and all, against ffmpeg decoding the same file to
/// nowhere. The two run in turn, so that what else the machine does meets both.
/// </summary>
internal static class CaptureBenchmark
{
    private const int Pairs = 5;

    /// <summary>
    /// Moving shapes with the grain of a camera, so that the decoder has as much to do as with a real one.
    /// </summary>
    private const string MakeVideo =
        "-v error -y -f lavfi -i testsrc2=s=1920x1080:r=25:d=60 -vf noise=alls=8:allf=t "
        + "-c:v libx264 -preset veryfast -b:v 8M -g 50 -bf 2 -pix_fmt yuv420p";

    internal static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("surgical-benchmark-");
        try
        {
            var video = Path.Combine(folder.FullName, "1080p.mp4");
            RunFfmpeg($"{MakeVideo} {video}");
            await CompareAsync(video);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task CompareAsync(string video)
    {
        var frames = await CaptureAsync(video);
        var rounds = new List<(double Ours, double Theirs)>();
        for (var pair = 0; pair < Pairs; pair++)
        {
            var start = Stopwatch.GetTimestamp();
            await CaptureAsync(video);
            var ours = frames / Stopwatch.GetElapsedTime(start).TotalSeconds;

            start = Stopwatch.GetTimestamp();
            RunFfmpeg($"-v error -i {video} -map 0:v:0 -f null -");
            var theirs = frames / Stopwatch.GetElapsedTime(start).TotalSeconds;

            rounds.Add((ours, theirs));
            Console.WriteLine(
                $"pair {pair + 1}: capture {ours:F0}, ffmpeg {theirs:F0} frames/s, ratio {ours / theirs:F3}");
        }

        Console.WriteLine(
            $"medians of {Pairs} pairs: capture {Median.Of(rounds.Select(round => round.Ours)):F0}, "
            + $"ffmpeg {Median.Of(rounds.Select(round => round.Theirs)):F0} frames/s, "
            + $"ratio {Median.Of(rounds.Select(round => round.Ours / round.Theirs)):F3} (goal 0.95)");
    }

    /// <returns>Frames read, those that nobody wanted included.</returns>
    private static async Task<long> CaptureAsync(string video)
    {
        var source = await FrameSource.OpenAsync(video, picturesPerSecond: null, CancellationToken.None);
        var pool = new FramePool(source.Format, capacity: 1);
        var sampler = new KeyFrameSampler(new KeyFrameSamplerOptions());
        await foreach (var frame in source.ReadAsync(pool, sampler.Looks, CancellationToken.None))
        {
            sampler.IsKeyFrame(frame);
            frame.Dispose();
        }

        return source.FramesRead;
    }

    private static void RunFfmpeg(string options)
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
