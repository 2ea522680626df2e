using Surgical.Capture;

namespace Surgical.Benchmarks.Footage;

/// <summary>
/// A copy that browsers play, planning and all, of 20 s of 1080p with long groups, against ffmpeg's own transcode with
/// the same encoder.
/// </summary>
internal static class PreparationBenchmark
{
    private const int Seconds = 20;
    private const string Coding = "-c:v mpeg4 -q:v 4 -g 250 -bf 2 -pix_fmt yuv420p";
    private const string Encoder =
        "-c:v libx264 -preset veryfast -crf 20 -bf 0 -pix_fmt yuv420p -force_key_frames expr:gte(t,n_forced)";

    internal static Task RunAsync() => BenchmarkVideo.UseAsync(async folder =>
    {
        var video = folder.Make("long-groups.mkv", Seconds, Coding);
        await Pairs.CompareAsync(
            "preparation",
            await CopyAsync(video, folder["ours.mp4"]),
            () => CopyAsync(video, folder["ours.mp4"]),
            () => BenchmarkVideo.RunFfmpeg(
                $"-v error -y -i {video} -map 0:v:0 {Encoder} -movflags +faststart {folder["theirs.mp4"]}"),
            goal: 0.95);
    });

    /// <returns>Frames of the copy.</returns>
    private static async Task<long> CopyAsync(string video, string copy)
    {
        var plan = await VideoProbe.OfAsync(video, CancellationToken.None);
        await VideoCopy.WriteAsync(video, copy, plan, CancellationToken.None);
        return plan.Times.Count;
    }
}
