using Surgical.Models.Contract;
using Surgical.Models.Pictures;
using Surgical.Models.Processing;
using Surgical.Models.Runtime;

namespace Surgical.Models.Answering;

/// <summary>A reply that is being written, beside others or alone. On the model's thread.</summary>
/// <param name="job">Whose reply it is.</param>
/// <param name="prompt">What the model reads first.</param>
/// <param name="features">Of the question's pictures.</param>
internal sealed class RunningReply(ModelJob.Ask job, Prompt prompt, PictureFeatures features)
{
    private ReplyWriter? _writer;
    private StopStrings? _stopStrings;

    /// <summary>Whose reply it is.</summary>
    public ModelJob.Ask Job => job;

    /// <summary>What the model reads first.</summary>
    public Prompt Prompt => prompt;

    /// <summary>Its tokens; null until its prompt was read.</summary>
    public BatchedAnswer? Answer { get; set; }

    /// <summary>
    /// Other questions that were begun meanwhile: it stood still while their pictures and prompts were read.
    /// </summary>
    public int StoodStill { get; set; }

    /// <summary>The reply that is wanted, with a seed of its own where it is drawn.</summary>
    /// <param name="settings">Of the model.</param>
    /// <param name="stopTokens">Tokens that end a reply.</param>
    public AskedAnswer Asked(GenerationSettings settings, IReadOnlyList<int> stopTokens) => new(
        prompt,
        job.Question.Decoding is Decoding.Sampled sampled ? new TokenSampler(sampled) : null,
        settings.BendsNothing ? null : new TokenRules(settings, stopTokens, prompt.Ids, job.Question.MaxTokens));

    /// <summary>Takes what is written from now on.</summary>
    /// <param name="writer">Makes text of tokens.</param>
    /// <param name="stopStrings">End the reply as well; null for none.</param>
    public void Begin(ReplyWriter writer, StopStrings? stopStrings) => (_writer, _stopStrings) = (writer, stopStrings);

    /// <summary>Takes the newest token in; ends the job where the reply is whole.</summary>
    /// <param name="together">Replies that got a token in the same run of the model, this one included.</param>
    /// <param name="stopTokens">Tokens that end a reply.</param>
    /// <returns>Whether the reply is whole.</returns>
    /// <exception cref="OperationCanceledException">Cancelled: a cancelled reply never looks finished.</exception>
    /// <exception cref="ModelException">The token's score is not finite.</exception>
    /// <remarks>What the caller's callback throws comes out as it is.</remarks>
    public bool Take(int together, IReadOnlyList<int> stopTokens)
    {
        job.Token.ThrowIfCancellationRequested();
        _writer!.Tick(together);
        Logits.Finite(Answer!.Token.LogProbability);
        if (stopTokens.Contains(Answer.Token.Id))
        {
            return Finish(ReplyEnd.StopToken);
        }

        _writer.Write(Answer.Token);
        if (_stopStrings?.EndWith(Answer.Token.Id) == true)
        {
            return Finish(ReplyEnd.StopToken);
        }

        return (_writer.Tokens == job.Question.MaxTokens || Answer.IsFull) && Finish(ReplyEnd.TokenLimit);
    }

    private bool Finish(ReplyEnd end)
    {
        var reply = _writer!.Finish(end, prompt.Ids.Count, features);
        job.Token.ThrowIfCancellationRequested();
        job.Reply.Complete(reply);
        return true;
    }
}
