using Surgical.Models.Gemma3;

namespace Surgical.Models.Tests.Runtime.RealLike;

/// <summary>
/// Gemma 3's decoder written down once more, as its formulas stand (medgemma.md 2), one position after another in
/// double precision: what an engine must compute of weights for which no reference implementation left values. Text
/// only.
/// </summary>
/// <param name="model">Read only.</param>
internal sealed class PlainDecoder(PlainTensors model)
{
    private readonly TextConfiguration _text = model.Configuration.Text;

    /// <summary>Greatest magnitude that the residual stream reached so far.</summary>
    public double GreatestResidual { get; private set; }

    /// <summary>Logits of every position, [tokens x vocabulary].</summary>
    public float[] Logits(IReadOnlyList<int> ids)
    {
        var stream = ids.Select(Embedding).ToArray();
        for (var layer = 0; layer < _text.Layers.Count; layer++)
        {
            var name = $"text.layers.{layer}";
            Add(stream, Attention(name, _text.Layers[layer], Normed(stream, $"{name}.input_layernorm")),
                $"{name}.post_attention_layernorm");
            Add(stream, [.. Normed(stream, $"{name}.pre_feedforward_layernorm").Select(x => FeedForward(name, x))],
                $"{name}.post_feedforward_layernorm");
        }

        return
        [
            .. Normed(stream, "text.norm")
                .SelectMany(x => Product(model.Head, x))
                .Select(logit => (float)logit),
        ];
    }

    private double[] Embedding(int id)
    {
        var scale = Math.Sqrt(_text.HiddenSize);
        var row = model["text.embed_tokens.weight"].AsSpan(id * _text.HiddenSize, _text.HiddenSize);
        return [.. row.ToArray().Select(value => value * scale)];
    }

    private void Add(double[][] stream, double[][] block, string norm)
    {
        foreach (var (x, added) in stream.Zip(Normed(block, norm)))
        {
            for (var i = 0; i < x.Length; i++)
            {
                x[i] += added[i];
                GreatestResidual = Math.Max(GreatestResidual, Math.Abs(x[i]));
            }
        }
    }

    private double[][] Attention(string layer, LayerKind kind, double[][] normed)
    {
        var rope = kind == LayerKind.Full ? _text.FullRope : _text.SlidingRope;
        var (queries, keys, values) = (
            Heads($"{layer}.self_attn.q_proj", normed, $"{layer}.self_attn.q_norm", rope),
            Heads($"{layer}.self_attn.k_proj", normed, $"{layer}.self_attn.k_norm", rope),
            Heads($"{layer}.self_attn.v_proj", normed, norm: null, rope));
        var shared = _text.Heads / _text.KeyValueHeads;
        return [.. Enumerable.Range(0, normed.Length).Select(Attended)];

        double[] Attended(int position)
        {
            var first = kind == LayerKind.Full ? 0 : Math.Max(0, position + 1 - _text.SlidingWindow);
            var heads = Enumerable.Range(0, _text.Heads).SelectMany(head => Mixed(
                queries[position][head],
                [.. keys[first..(position + 1)].Select(key => key[head / shared])],
                [.. values[first..(position + 1)].Select(value => value[head / shared])]));
            return Product(model[$"{layer}.self_attn.o_proj.weight"], [.. heads]);
        }
    }

    private double[] Mixed(double[] query, double[][] keys, double[][] values)
    {
        double[] scores = [.. keys.Select(key => Dot(query, key) / Math.Sqrt(_text.QueryScale))];
        double[] weights = [.. scores.Select(score => Math.Exp(score - scores.Max()))];
        var mixed = new double[query.Length];
        for (var i = 0; i < mixed.Length; i++)
        {
            mixed[i] = values.Zip(weights, (value, weight) => value[i] * weight).Sum() / weights.Sum();
        }

        return mixed;
    }

    // [positions][heads][head size]; queries and keys are normed and turned, values are neither.
    private double[][][] Heads(string projection, double[][] normed, string? norm, Rope rope) =>
    [
        .. normed.Select((x, position) => Product(model[$"{projection}.weight"], x)
            .Chunk(_text.HeadSize)
            .Select(head => norm is null ? head : Turned(Normed(head, norm), position, rope))
            .ToArray()),
    ];

    private static double[] Turned(double[] head, int position, Rope rope)
    {
        var half = head.Length / 2;
        var turned = new double[head.Length];
        for (var i = 0; i < half; i++)
        {
            var angle = position * Math.Pow(rope.Theta, -2.0 * i / head.Length) / rope.Factor;
            var (sine, cosine) = Math.SinCos(angle);
            turned[i] = (head[i] * cosine) - (head[i + half] * sine);
            turned[i + half] = (head[i + half] * cosine) + (head[i] * sine);
        }

        return turned;
    }

    private double[] FeedForward(string layer, double[] x)
    {
        var gate = Product(model[$"{layer}.mlp.gate_proj.weight"], x);
        var up = Product(model[$"{layer}.mlp.up_proj.weight"], x);
        return Product(model[$"{layer}.mlp.down_proj.weight"], [.. gate.Zip(up, (g, u) => Gelu(g) * u)]);
    }

    // "gelu_pytorch_tanh"
    private static double Gelu(double x) =>
        0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))));

    private double[][] Normed(double[][] stream, string norm) => [.. stream.Select(x => Normed(x, norm))];

    private double[] Normed(double[] x, string norm)
    {
        var scale = 1 / Math.Sqrt((Dot(x, x) / x.Length) + _text.NormEpsilon);
        return [.. x.Zip(model[$"{norm}.weight"], (value, weight) => value * scale * (1 + (double)weight))];
    }

    private static double[] Product(float[] matrix, double[] x)
    {
        var product = new double[matrix.Length / x.Length];
        for (var row = 0; row < product.Length; row++)
        {
            var at = row * x.Length;
            for (var i = 0; i < x.Length; i++)
            {
                product[row] += matrix[at + i] * x[i];
            }
        }

        return product;
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
