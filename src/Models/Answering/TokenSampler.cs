using Surgical.Models.Contract;

namespace Surgical.Models.Answering;

/// <summary>
/// Chooses tokens by chance, after temperature, top-k and top-p in this order, each as transformers' logits warpers
/// have it (generation/logits_process.py). For one reply, on one thread.
/// </summary>
internal sealed class TokenSampler(Decoding.Sampled how)
{
    private readonly SplitMix64 _chance = new((ulong)how.Seed);

    /// <summary>The next token; each call goes on with the chance of the one before.</summary>
    /// <param name="logits">[vocabulary].</param>
    public int Next(ReadOnlySpan<float> logits)
    {
        var left = Distribution(logits, how);
        var at = _chance.NextDouble();
        foreach (var (id, probability) in left)
        {
            at -= probability;
            if (at < 0)
            {
                return id;
            }
        }

        // What rounding left over belongs to nobody in particular.
        return left[0].Id;
    }

    /// <summary>The tokens that are left with their probabilities, which sum to 1, the likeliest first.</summary>
    internal static IReadOnlyList<(int Id, double Probability)> Distribution(
        ReadOnlySpan<float> logits, Decoding.Sampled how)
    {
        var left = MostLikely(logits, how.TopK);
        var greatest = left[0].Logit / how.Temperature;
        var weights = left.ConvertAll(token => Math.Exp((token.Logit / how.Temperature) - greatest));
        var count = Nucleus(weights, how.TopP);
        var sum = weights.Take(count).Sum();
        return [.. left.Take(count).Zip(weights, (token, weight) => (token.Id, weight / sum))];
    }

    // A token as likely as the k-th stays as well.
    private static List<(int Id, float Logit)> MostLikely(ReadOnlySpan<float> logits, int topK)
    {
        var least = topK > 0 && topK < logits.Length ? GreatestButSome(logits, topK) : float.NegativeInfinity;
        var left = new List<(int Id, float Logit)>();
        for (var id = 0; id < logits.Length; id++)
        {
            if (logits[id] >= least)
            {
                left.Add((id, logits[id]));
            }
        }

        left.Sort((a, b) => a.Logit == b.Logit ? a.Id.CompareTo(b.Id) : b.Logit.CompareTo(a.Logit));
        return left;
    }

    /// <summary>The k-th greatest logit.</summary>
    private static float GreatestButSome(ReadOnlySpan<float> logits, int k)
    {
        var greatest = new PriorityQueue<float, float>(k);
        foreach (var logit in logits)
        {
            if (greatest.Count < k)
            {
                greatest.Enqueue(logit, logit);
            }
            else if (logit > greatest.Peek())
            {
                greatest.EnqueueDequeue(logit, logit);
            }
        }

        return greatest.Peek();
    }

    /// <summary>How many of the likeliest together reach a probability; at least one.</summary>
    private static int Nucleus(List<double> weights, double topP)
    {
        var enough = topP * weights.Sum();
        var (count, reached) = (0, 0.0);
        while (count < weights.Count && (count == 0 || reached < enough))
        {
            reached += weights[count++];
        }

        return topP < 1 ? count : weights.Count;
    }
}
