using Surgical.Models.Answering;
using Surgical.Models.Checks;
using Surgical.Models.Runtime;

namespace Surgical.Models.Tests.Answering;

/// <summary>A prompt whose answer is written alone or beside others.</summary>
/// <param name="Ids">All tokens.</param>
/// <param name="Features">Of its pictures.</param>
/// <param name="Tokens">Of its answer that are looked at.</param>
internal sealed record BatchedPrompt(IReadOnlyList<int> Ids, float[] Features, int Tokens)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>As a reference case asks.</summary>
    public static BatchedPrompt Of(Gemma3Engine engine, ReferenceSample asked) =>
        new(asked.Ids, engine.Look(asked.Pictures, Cancellation), asked.Greedy.Length);

    /// <summary>
    /// The longest reference case with a picture, and others as long as that: other pictures, another text.
    /// </summary>
    public static IEnumerable<BatchedPrompt> Variants(
        Gemma3Engine engine, IEnumerable<ReferenceSample> samples, int count)
    {
        var one = samples.Where(asked => asked.Pictures.Count > 0).MaxBy(asked => asked.Ids.Length)!;
        var text = Array.LastIndexOf(one.Ids, engine.Configuration.ImageToken) + 2;
        for (var variant = 0; variant < count; variant++)
        {
            // Shuffled text and mirrored, darkened pictures: no answer can be mistaken for another's.
            var random = new Random(variant);
            var (head, tail) = (one.Ids[..text], one.Ids[text..]);
            random.Shuffle(tail);
            var light = 1 - (variant / (float)count);
            var pictures = one.Pictures
                .Select(planes => planes.Reverse().Select(value => value * light).ToArray())
                .ToList();
            yield return new([.. head, .. tail], engine.Look(pictures, Cancellation), one.Greedy.Length + variant);
        }
    }

    /// <summary>The answer as the engine gives it to a question that comes alone.</summary>
    public IReadOnlyList<ScoredToken> Alone(Gemma3Engine engine) =>
        [.. engine.Answer(new Prompt(Ids, Features), Cancellation).Take(Tokens)];

    /// <summary>The answers of prompts of one length that begin together; each ends when it likes.</summary>
    public static IReadOnlyList<IReadOnlyList<ScoredToken>> Together(
        Gemma3Engine engine, IReadOnlyList<BatchedPrompt> asked)
    {
        var batch = engine.NewBatch();
        var begun = batch.Begin([.. asked.Select(prompt => prompt.Greedy)], Cancellation);
        return Finish(batch, [.. begun.Select((answer, i) => (answer, asked[i].Tokens))], late: new());
    }

    /// <summary>
    /// The answers of prompts of any length, each of which begins as soon as there is room and a token after another.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<ScoredToken>> OneByOne(
        Gemma3Engine engine, IReadOnlyList<BatchedPrompt> asked) =>
        Finish(engine.NewBatch(), [], new Queue<BatchedPrompt>(asked));

    private AskedAnswer Greedy => new(new Prompt(Ids, Features));

    private static List<List<ScoredToken>> Finish(
        AnswerBatch batch, List<(BatchedAnswer Answer, int Tokens)> begun, Queue<BatchedPrompt> late)
    {
        var answers = begun.ConvertAll(_ => new List<ScoredToken>());
        do
        {
            if (batch.Room > 0 && late.TryDequeue(out var next))
            {
                begun.Add((batch.Begin([next.Greedy], Cancellation)[0], next.Tokens));
                answers.Add([]);
            }

            foreach (var (i, (answer, tokens)) in begun.Index().Where(one => batch.Answers.Contains(one.Item.Answer)))
            {
                answers[i].Add(answer.Token);
                if (answers[i].Count == tokens)
                {
                    batch.End(answer);
                }
            }

            if (batch.Answers.Count > 0)
            {
                batch.Next(Cancellation);
            }
        }
        while (batch.Answers.Count + late.Count > 0);

        return answers;
    }
}
