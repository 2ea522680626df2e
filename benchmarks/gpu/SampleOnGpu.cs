using Surgical.Models.Checks;
using Surgical.Models.Runtime;

namespace Surgical.Gpu;

/// <summary>One reference case on the GPU.</summary>
/// <param name="engine">On the GPU; borrowed.</param>
/// <param name="runtime">The engine's; borrowed.</param>
/// <param name="reference">What is compared with: computed in float32 from the same weights.</param>
internal sealed class SampleOnGpu(Gemma3Engine engine, IGemma3Runtime runtime, ReferenceSample reference)
{
    /// <summary>Of a row of logits or features in bfloat16 against float32.</summary>
    private const double LeastCosine = 0.99;

    private readonly int _vocabulary = engine.Configuration.Text.VocabularySize;

    public void Compare(string name, int[]? rounded, ResultLog log)
    {
        var width = engine.Configuration.Text.HiddenSize;
        var features = engine.Look(reference.Pictures, CancellationToken.None);
        var prompt = new Prompt(reference.Ids, features);
        var all = engine.ReadAllRows(prompt, CancellationToken.None);
        var last = runtime.ReadPrompt(prompt, CancellationToken.None).ToArray();
        var stepwise = TokenByToken(features, all);
        var reply = engine.Answer(prompt, CancellationToken.None).Take(reference.Greedy.Length).ToList();

        var cosines = new[]
        {
            Deviation.LeastCosine(features, reference.Features, width),
            Deviation.LeastCosine(all, reference.Logits, _vocabulary),
            Deviation.LeastCosine(stepwise, reference.Logits, _vocabulary),
            Deviation.LeastCosine(last, all.AsSpan(all.Length - _vocabulary), _vocabulary),
        };
        log.Say(
            name,
            cosines.Min() >= LeastCosine ? "ok" : "FAIL",
            ("features_cosine", cosines[0]),
            ("prefill_cosine", cosines[1]),
            ("prefill_greatest", Deviation.Relative(all, reference.Logits)),
            ("decode_cosine", cosines[2]),
            ("decode_against_prefill", Deviation.LeastCosine(stepwise, all, _vocabulary)),
            ("one_row_against_all", cosines[3]),
            ("argmax_agreement", Agreement(all)),
            ("greedy_f32", Leading(reply, reference.Greedy)),
            ("greedy_bf16", rounded is null ? "none" : Leading(reply, rounded)),
            ("score_error", ScoreError(reply, prompt)));
    }

    /// <summary>The same logits with as many tokens as possible read one at a time.</summary>
    private float[] TokenByToken(float[] features, float[] all)
    {
        var ids = reference.Ids;
        var atOnce = Math.Max(1, Array.LastIndexOf(ids, engine.Configuration.ImageToken) + 1);
        runtime.ReadPrompt(new Prompt(ids[..atOnce], features), CancellationToken.None);
        var rows = all.ToArray();
        for (var i = atOnce; i < ids.Length; i++)
        {
            engine.ReadToken(ids[i], i, CancellationToken.None).CopyTo(rows.AsSpan(i * _vocabulary));
        }

        return rows;
    }

    private double Agreement(float[] all)
    {
        var rows = Enumerable.Range(0, reference.Ids.Length).ToList();
        return rows.Count(row => Best(all, row) == Best(reference.Logits, row)) / (double)rows.Count;
    }

    private int Best(float[] rows, int row) => Logits.Likeliest(rows.AsSpan(row * _vocabulary, _vocabulary));

    private static string Leading(List<ScoredToken> reply, int[] expected) =>
        $"{reply.Zip(expected).TakeWhile(pair => pair.First.Id == pair.Second).Count()}/{expected.Length}";

    /// <summary>The device's own log-probability against the host's of the same logits.</summary>
    private double ScoreError(List<ScoredToken> reply, Prompt prompt)
    {
        var logits = runtime.ReadPrompt(prompt, CancellationToken.None);
        var best = Logits.Best(logits);
        return best.Id == reply[0].Id
            ? Math.Abs(best.LogProbability - reply[0].LogProbability)
            : double.PositiveInfinity;
    }
}
