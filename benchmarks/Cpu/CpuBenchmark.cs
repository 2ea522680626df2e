using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Surgical.Benchmarks.Gguf;

namespace Surgical.Benchmarks.Cpu;

/// <summary>
/// A checkpoint of true size on this machine's processor: importing, one picture asked by the real program, and tokens
/// a second. Random weights do: what the numbers are does not matter.
/// </summary>
internal static class CpuBenchmark
{
    public static async Task RunAsync(CpuOptions options, CancellationToken cancellationToken)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} processors ({ProcessorName()}), "
            + $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:F1} GB of memory; "
            + $"medians of {options.Runs} runs"));
        Directory.CreateDirectory(options.Folder);
        var imported = options.Imported ?? await ImportAndAskAsync(options, cancellationToken);
        var gguf = options.PeerHead is { } head ? MakePeerModel(options, head) : null;
        await DecodeMeasure.RunAsync(options, imported, gguf, cancellationToken);
    }

    private static async Task<string> ImportAndAskAsync(CpuOptions options, CancellationToken cancellationToken)
    {
        await ImportMeasure.RunAsync(options, ["bf16"], cancellationToken);
        var imported = await ImportMeasure.RunAsync(options, options.Format, cancellationToken);
        await AskMeasure.RunAsync(options, imported, MakePicture(options.Folder), cancellationToken);
        return imported;
    }

    private static string ProcessorName() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            ?.Split(": ")[^1] ?? "unnamed";

    private static string MakePicture(string folder)
    {
        var picture = Path.Combine(folder, "frame.png");
        var video = Path.Combine(AppContext.BaseDirectory, "sample-videos", "phaco-routine.mp4");
        using var ffmpeg = Process.Start(
            "ffmpeg", ["-v", "error", "-y", "-ss", "30", "-i", video, "-frames:v", "1", picture]);
        ffmpeg.WaitForExit();
        return File.Exists(picture)
            ? picture
            : throw new IOException($"ffmpeg: expected a picture {picture}, came none.");
    }

    // Of the checkpoint's own sizes; its numbers are others.
    private static string MakePeerModel(CpuOptions options, string head)
    {
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(options.Snapshot, "config.json")))!.AsObject();
        var path = Path.Combine(options.Folder, "peer.gguf");
        File.Delete(path);
        new RandomGguf(config, GgufType.Embedding(head), Seed: 7).WriteTo(path);
        return path;
    }
}
