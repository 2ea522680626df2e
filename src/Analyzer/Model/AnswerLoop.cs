using System.Threading.Channels;
using Surgical.Analyzer.Onnx;
using Surgical.ModelImport.Tokenizer;

namespace Surgical.Analyzer.Model;

/// <summary>
/// Does what waits for a model, first come, first served: questions side by side, as many as the device has contexts, and
/// what needs the model for itself when those before it are done. On one thread at a time.
/// </summary>
/// <remarks>
/// A question begins as soon as there is a context for it, also while others are being answered, so that nobody waits for
/// company. Those stand still while its pictures and its prompt are read; how often is bounded by
/// <see cref="MostInterruptions"/>. Questions that waited together and have prompts of one length are read in one run.
/// </remarks>
/// <param name="waiting">What is to be done; read here alone.</param>
/// <param name="engine">Borrowed.</param>
/// <param name="template">Makes prompts of questions.</param>
/// <param name="pictures">Looks at their pictures.</param>
/// <param name="tokenizer">Makes text of tokens.</param>
/// <param name="time">Times the replies.</param>
internal sealed class AnswerLoop(
    ChannelReader<ModelJob> waiting,
    Gemma3Engine engine,
    ChatTemplate template,
    PictureReader pictures,
    BpeTokenizer tokenizer,
    TimeProvider time)
{
    private readonly AnswerBatch _batch = engine.NewBatch();
    private readonly List<RunningReply> _running = [];

    /// <summary>
    /// Questions for which a running reply stands still at most; further ones wait until it is whole. Twice the
    /// contexts: enough that a place is hardly ever left empty, and a long reply among short ones still comes to its end.
    /// </summary>
    private int MostInterruptions => 2 * engine.Contexts;

    /// <summary>Returns when nothing waits and nothing runs.</summary>
    /// <param name="closing">Stops a run of the model that several questions share.</param>
    public void Run(CancellationToken closing)
    {
        do
        {
            Admit(closing);
            Advance(closing);
        }
        while (_running.Count > 0 || waiting.TryPeek(out _));
    }

    private void Admit(CancellationToken closing)
    {
        var newcomers = new List<RunningReply>();
        while (waiting.TryPeek(out var next) && (next.IsTaken || HasRoomFor(next, newcomers.Count)))
        {
            waiting.TryRead(out _);
            if (next.TryTake())
            {
                Start(next, newcomers);
            }
        }

        foreach (var alike in newcomers.GroupBy(reply => reply.Prompt.Ids.Count))
        {
            Begin([.. alike], closing);
        }
    }

    private bool HasRoomFor(ModelJob job, int newcomers) => job is ILoneJob
        ? _running.Count == 0 && newcomers == 0
        : _batch.Room > newcomers && !_running.Exists(reply => reply.StoodStill >= MostInterruptions);

    private void Start(ModelJob job, List<RunningReply> newcomers)
    {
        if (job is ILoneJob lone)
        {
            lone.Do();
            return;
        }

        var question = (QuestionJob)job;
        _running.ForEach(reply => reply.StoodStill++);
        ModelJob.Try([question], () =>
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(question.Question.MaxTokens, 1);
            var ids = template.Encode(question.Question);
            var features = pictures.Read(question.Question.Pictures, question.Token);
            newcomers.Add(new RunningReply(question, new Prompt(ids, features.Values), features));
        });
    }

    private void Begin(IReadOnlyList<RunningReply> replies, CancellationToken closing) => ModelJob.Try(Jobs(replies), () =>
    {
        foreach (var reply in replies)
        {
            reply.Begin(new ReplyWriter(tokenizer, reply.Job.Streamed, time));
        }

        var answers = _batch.Begin(
            [.. replies.Select(reply => (reply.Prompt, reply.NewSampler()))], Stop(replies, closing));
        for (var i = 0; i < replies.Count; i++)
        {
            replies[i].Answer = answers[i];
        }

        _running.AddRange(replies);
        Take(replies, together: 1);
    });

    /// <summary>Gives every running reply its next token.</summary>
    private void Advance(CancellationToken closing)
    {
        End([.. _running.Where(reply => !ModelJob.Try([reply.Job], reply.Job.Token.ThrowIfCancellationRequested))]);
        if (_running.Count == 0)
        {
            return;
        }

        if (!ModelJob.Try(Jobs(_running), () => _batch.Next(Stop(_running, closing))))
        {
            // Where the model breaks, what it knows of these questions cannot be trusted.
            _running.Clear();
            _batch.Clear();
            return;
        }

        Take([.. _running], _running.Count);
    }

    private void Take(IReadOnlyList<RunningReply> replies, int together) => End([.. replies.Where(reply =>
    {
        var isWhole = false;
        return !ModelJob.Try([reply.Job], () => isWhole = reply.Take(together, engine.Configuration.StopTokens)) || isWhole;
    })]);

    private void End(IReadOnlyList<RunningReply> replies)
    {
        foreach (var reply in replies)
        {
            _running.Remove(reply);
            _batch.End(reply.Answer!);
        }
    }

    private static ModelJob[] Jobs(IEnumerable<RunningReply> replies) => [.. replies.Select(reply => reply.Job)];

    // One question may stop the model in the middle of a run; of several, none may stop it for the others.
    private static CancellationToken Stop(IReadOnlyList<RunningReply> replies, CancellationToken closing) =>
        replies is [var only] ? only.Job.Token : closing;
}
