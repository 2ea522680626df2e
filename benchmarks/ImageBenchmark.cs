using System.Diagnostics;
using System.Globalization;
using OpenCvSharp;
using Surgical.Models.Pictures;

namespace Surgical.Benchmarks;

/// <summary>
/// The image processor on a 1920x1080 frame, against a peer in the same run and on the same one core: Pillow, whose
/// bytes it gives, where python3 has it; else OpenCV's INTER_AREA, whose picture is another one.
/// </summary>
internal static class ImageBenchmark
{
    private const int Width = 1920;
    private const int Height = 1080;
    private const int Side = 896;
    private const int Rounds = 7;
    private const int ResizesARound = 40;

    private const string Pillow = """
        import os, statistics, sys, time
        from PIL import Image
        width, height, side, count = map(int, sys.argv[1:])
        frame = Image.frombytes("RGB", (width, height), os.urandom(width * height * 3))
        times = []
        for _ in range(count):
            start = time.perf_counter()
            frame.resize((side, side), Image.BILINEAR)
            times.append(time.perf_counter() - start)
        print(statistics.median(times) * 1000)
        """;

    internal static Task RunAsync()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var process = Process.GetCurrentProcess();
            process.ProcessorAffinity = 1;
        }

        var frame = new byte[Width * Height * 3];
        Random.Shared.NextBytes(frame);
        var hasPillow = TryPillow(out _);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => Compare(frame, hasPillow)).ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"medians of {Rounds} rounds, {Width}x{Height} to {Side}x{Side}, one core: "
            + $"image processor {Median.Of(rounds.Select(round => round.Ours)):F2} ms (goal 10), "
            + $"{(hasPillow ? "Pillow" : "OpenCV")} {Median.Of(rounds.Select(round => round.Theirs)):F2} ms, "
            + $"ratio {Median.Of(rounds.Select(round => round.Ours / round.Theirs)):F3}"));
        return Task.CompletedTask;
    }

    private static (double Ours, double Theirs) Compare(byte[] frame, bool hasPillow)
    {
        var ours = MedianTime(() => ImageProcessor.Process(frame, Width, Height, Side));
        var theirs = hasPillow && TryPillow(out var pillow) ? pillow : OpenCvTime(frame);
        return (ours, theirs);
    }

    private static double OpenCvTime(byte[] frame)
    {
        using var source = Mat.FromPixelData(Height, Width, MatType.CV_8UC3, frame);
        using var target = new Mat();
        return MedianTime(() => Cv2.Resize(source, target, new Size(Side, Side), 0, 0, InterpolationFlags.Area));
    }

    private static bool TryPillow(out double milliseconds)
    {
        ProcessStartInfo start = new("python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-c", Pillow, $"{Width}", $"{Height}", $"{Side}", $"{ResizesARound}"])
        {
            start.ArgumentList.Add(argument);
        }

        using var python = Process.Start(start);
        var output = python?.StandardOutput.ReadToEnd();
        python?.WaitForExit();
        return double.TryParse(output, CultureInfo.InvariantCulture, out milliseconds);
    }

    private static double MedianTime(Action resize)
    {
        var times = new double[ResizesARound];
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            resize();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return Median.Of(times);
    }
}
