using Surgical.Capture;

namespace Surgical.Benchmarks.Footage;

/// <summary>
/// Capture and sampling of three minutes of 1080p H.264 video, opening and all, against ffmpeg decoding the same file
/// to nowhere.
/// </summary>
internal static class CaptureBenchmark
{
    // A third of a short operation: opening a file costs the same, however long it is.
    private const int Seconds = 180;
    private const string Coding = "-c:v libx264 -preset veryfast -b:v 8M -g 50 -bf 2 -pix_fmt yuv420p";

    internal static Task RunAsync() => BenchmarkVideo.UseAsync(async folder =>
    {
        var video = folder.Make("1080p.mp4", Seconds, Coding);
        await Pairs.CompareAsync(
            "capture",
            await CaptureAsync(video),
            () => CaptureAsync(video),
            () => BenchmarkVideo.RunFfmpeg($"-v error -i {video} -map 0:v:0 -f null -"),
            goal: 0.95);
    });

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
}
