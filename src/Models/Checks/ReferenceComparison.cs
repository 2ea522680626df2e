using Surgical.Models.Runtime;

namespace Surgical.Models.Checks;

/// <summary>One reference case on an engine.</summary>
/// <param name="engine">Borrowed.</param>
/// <param name="reference">What is compared with.</param>
/// <param name="tolerance">What is allowed.</param>
internal sealed class ReferenceComparison(Gemma3Engine engine, ReferenceSample reference, Tolerance tolerance)
{
    private readonly int _vocabulary = engine.Configuration.Text.VocabularySize;

    public SampleResult Compare(CancellationToken cancellationToken)
    {
        var features = engine.Look(reference.Pictures, cancellationToken);
        var prompt = new Prompt(reference.Ids, features);
        var logits = engine.ReadAllRows(prompt, cancellationToken);
        return new SampleResult(
            reference.Name,
            Deviation.Relative(logits, reference.Logits),
            Deviation.LeastCosine(logits, reference.Logits, _vocabulary),
            reference.Features is { } expected ? Deviation.Relative(features, expected) : null,
            Deviation.Relative(TokenByToken(features, cancellationToken), reference.Logits),
            Greedy(prompt, cancellationToken),
            reference.Decided(tolerance.Margin),
            reference.Greedy.Length,
            tolerance);
    }

    /// <summary>
    /// The same logits with as many tokens as possible read one at a time: all after the last picture.
    /// </summary>
    private float[] TokenByToken(float[] features, CancellationToken cancellationToken)
    {
        var ids = reference.Ids;
        var atOnce = Math.Max(1, Array.LastIndexOf(ids, engine.Configuration.ImageToken) + 1);
        var rows = new float[ids.Length * _vocabulary];
        engine.ReadAllRows(new Prompt(ids[..atOnce], features), cancellationToken).CopyTo(rows, 0);
        for (var i = atOnce; i < ids.Length; i++)
        {
            engine.ReadToken(ids[i], i, cancellationToken).CopyTo(rows.AsSpan(i * _vocabulary));
        }

        return rows;
    }

    /// <summary>
    /// Whether the model is the reference's: by its continuation, which costs little, where that must be the same.
    /// </summary>
    public bool IsReproduced(CancellationToken cancellationToken)
    {
        if (!tolerance.Greedy)
        {
            return Compare(cancellationToken).Passed;
        }

        var features = engine.Look(reference.Pictures, cancellationToken);
        return Greedy(new Prompt(reference.Ids, features), cancellationToken) >= reference.Decided(tolerance.Margin);
    }

    private int Greedy(Prompt prompt, CancellationToken cancellationToken) => engine
        .Answer(prompt, cancellationToken)
        .Take(reference.Greedy.Length)
        .Zip(reference.Greedy)
        .TakeWhile(pair => pair.First.Id == pair.Second)
        .Count();
}
