using System.Diagnostics;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Runtime;
using Surgical.Models.Runtime.Cuda;
using Surgical.Models.Runtime.Cuda.Device;

namespace Surgical.Gpu;

/// <summary>
/// How long everything takes on the GPU: medians, after a warm-up, with what the memory's bandwidth allows.
/// </summary>
internal static class TimeVerb
{
    private const int Rounds = 9;
    private const int Tokens = 128;

    public static int Run(string snapshot, ResultLog log)
    {
        using var scratch = new ScratchModel();
        log.Try("import", () =>
        {
            var start = Stopwatch.GetTimestamp();
            scratch.Import(snapshot);
            log.Say("import", "ok", ("seconds", Stopwatch.GetElapsedTime(start).TotalSeconds));
        });
        var bandwidth = 0.0;
        log.Try("bandwidth", () =>
        {
            bandwidth = DeviceBandwidth.Measure();
            log.Say("bandwidth", "ok", ("bytes_per_second", bandwidth));
        });
        log.Try("captured", () => Measure("captured", scratch.Import(snapshot), new CudaOptions(), bandwidth, log));
        log.Try("not captured", () => Measure(
            "not captured", scratch.Import(snapshot), new CudaOptions { Captured = false }, bandwidth, log));
        return log.Failures;
    }

    private static void Measure(string name, ImportedModel model, CudaOptions options, double bandwidth, ResultLog log)
    {
        var configuration = model.Manifest.Configuration;
        var (before, _) = Cudart.Memory();
        var start = Stopwatch.GetTimestamp();
        using var runtime = new CudaRuntime(model, options);
        log.Say($"{name}: open", "ok", ("seconds", Stopwatch.GetElapsedTime(start).TotalSeconds));

        var size = configuration.Vision.ImageSize;
        var planes = Enumerable.Range(0, 3 * size * size).Select(i => ((i * 37 % 255) / 127.5f) - 1).ToArray();
        var features = new float[configuration.TokensPerImage * configuration.Text.HiddenSize];
        Say(log, $"{name}: picture", Median(() => runtime.Look(planes, features, CancellationToken.None)));
        foreach (var length in new[] { 300, 600, 2000 })
        {
            var prompt = Prompt(configuration, features, Math.Min(length, runtime.Capacity - 1));
            Say(
                log,
                $"{name}: prompt of {prompt.Ids.Count} tokens",
                Median(() => runtime.LikeliestAfter(prompt, CancellationToken.None)));
        }

        Decode(name, runtime, model, Prompt(configuration, features, 600), bandwidth, log);
        log.Say($"{name}: memory", "ok", ("bytes", before - Cudart.Memory().Free));
    }

    private static void Decode(
        string name, CudaRuntime runtime, ImportedModel model, Prompt prompt, double bandwidth, ResultLog log)
    {
        runtime.LikeliestAfter(prompt, CancellationToken.None);
        var position = prompt.Ids.Count;
        var likeliest = Median(() => Enumerable.Range(0, Tokens).ToList().ForEach(
            i => runtime.LikeliestAfter(5, position + i, CancellationToken.None))) / Tokens;
        var logits = Median(() => Enumerable.Range(0, Tokens).ToList().ForEach(
            i => runtime.ReadToken(5, position + i, CancellationToken.None))) / Tokens;
        using var weights = model.MapWeights();

        // Two bytes a number; the embedding is read whole as the head.
        var bytes = weights.Names.Where(tensor => tensor.StartsWith("text.", StringComparison.Ordinal))
            .Sum(tensor => weights.Shape(tensor).Aggregate(2L, (product, length) => product * length));
        log.Say(
            $"{name}: token",
            "ok",
            ("milliseconds", likeliest * 1000),
            ("tokens_per_second", 1 / likeliest),
            ("with_logits_milliseconds", logits * 1000),
            ("weight_bytes", bytes),
            ("limit_tokens_per_second", bandwidth / bytes),
            ("ratio", bytes / bandwidth / likeliest));
    }

    private static Prompt Prompt(Gemma3Configuration configuration, float[] features, int length)
    {
        var picture = Enumerable.Repeat(configuration.ImageToken, configuration.TokensPerImage).ToArray();
        var text = Enumerable.Range(0, length - picture.Length - 10).Select(i => 100 + (i % 400));
        return new Prompt([.. Enumerable.Range(2, 10), .. picture, .. text], features);
    }

    private static void Say(ResultLog log, string check, double seconds) =>
        log.Say(check, "ok", ("milliseconds", seconds * 1000));

    private static double Median(Action work)
    {
        work();
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return times.Order().ElementAt(Rounds / 2);
    }
}
