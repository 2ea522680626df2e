using System.Text.Json;
using Surgical.Models.Checks;
using Surgical.Models.Runtime;
using Surgical.Models.Runtime.Cuda;

namespace Surgical.Gpu;

/// <summary>
/// The reference cases of a folder on the GPU: values of float32, and of the reference in bfloat16 itself.
/// </summary>
internal static class CheckVerb
{
    public static int Run(string folder, ResultLog log)
    {
        using var scratch = new ScratchModel();
        log.Try("captured", () => Cases(folder, scratch, new CudaOptions(), log));
        log.Try("not captured", () => Captures(folder, scratch, log));
        log.Try("without optimisers", () => Cases(
            folder, scratch, new CudaOptions { DisabledOptimizers = "GroupQueryAttentionPreNormFusion" }, log));
        return log.Failures;
    }

    private static void Cases(string folder, ScratchModel scratch, CudaOptions options, ResultLog log)
    {
        var model = scratch.Import(folder);
        using var runtime = new CudaRuntime(model, options);
        using var engine = new Gemma3Engine(model.Manifest.Configuration, runtime);
        var roundedReplies = RoundedReplies(folder);
        foreach (var reference in ReferenceSample.In(folder))
        {
            var name = $"{Path.GetFileName(Path.GetFullPath(folder))} {reference.Name}"
                + (options.DisabledOptimizers is null ? string.Empty : " (without optimisers)");
            log.Try(name, () => new SampleOnGpu(engine, runtime, reference).Compare(
                name, roundedReplies.GetValueOrDefault(reference.Name), log));
        }
    }

    /// <summary>The captured graph computes what its nodes one by one compute, to the last bit.</summary>
    private static void Captures(string folder, ScratchModel scratch, ResultLog log)
    {
        var model = scratch.Import(folder);
        var reference = ReferenceSample.In(folder).MaxBy(candidate => candidate.Pictures.Count)!;
        var (captured, plain) = (Logits(captured: true), Logits(captured: false));

        // Zeros alone are what a device gives that computes nothing.
        var isSomething = captured.All(float.IsFinite) && captured.Any(logit => logit != 0);
        log.Say(
            "captured graph equals its nodes",
            isSomething && captured.AsSpan().SequenceEqual(plain) ? "ok" : "FAIL",
            ("greatest", Deviation.Relative(captured, plain)));

        float[] Logits(bool captured)
        {
            using var runtime = new CudaRuntime(model, new CudaOptions { Captured = captured });
            using var engine = new Gemma3Engine(model.Manifest.Configuration, runtime);
            var features = engine.Look(reference.Pictures, CancellationToken.None);
            var row = runtime.ReadPrompt(new Prompt(reference.Ids, features), CancellationToken.None).ToArray();
            List<float> all = [.. row];
            for (var i = 0; i < 8; i++)
            {
                var id = Models.Runtime.Logits.Likeliest(row);
                row = runtime.ReadToken(id, reference.Ids.Length + i, CancellationToken.None).ToArray();
                all.AddRange(row);
            }

            return [.. all];
        }
    }

    private static Dictionary<string, int[]> RoundedReplies(string folder)
    {
        using var cases = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "cases.json")));
        return cases.RootElement.GetProperty("cases").EnumerateObject()
            .Where(entry => entry.Value.TryGetProperty("greedy_bf16", out _))
            .ToDictionary(
                entry => entry.Name,
                entry => entry.Value.GetProperty("greedy_bf16").EnumerateArray().Select(id => id.GetInt32()).ToArray());
    }
}
