namespace Surgical.Analyzer.Onnx;

/// <summary>What a row of logits says.</summary>
internal static class Logits
{
    /// <summary>The likeliest token; the lowest id where several are equally likely.</summary>
    public static int Likeliest(ReadOnlySpan<float> logits)
    {
        var best = 0;
        for (var id = 1; id < logits.Length; id++)
        {
            best = logits[id] > logits[best] ? id : best;
        }

        return best;
    }

    /// <summary>Natural logarithm of a token's probability, summed in double precision.</summary>
    public static double LogProbability(ReadOnlySpan<float> logits, int id)
    {
        double greatest = logits[Likeliest(logits)];
        var sum = 0.0;
        foreach (var logit in logits)
        {
            sum += Math.Exp(logit - greatest);
        }

        return logits[id] - greatest - Math.Log(sum);
    }
}
