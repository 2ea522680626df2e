using Surgical.Models.Contract;

namespace Surgical.Models.Answering;

/// <summary>
/// Something that a model is to do for a caller. It waits; then it either begins, or is cancelled and never begins; and
/// it ends once. Cancellation ends it at once while it waits, and later when whoever does it looks.
/// </summary>
internal abstract class ModelJob
{
    private readonly JobResult _result;
    private int _taken;

    private ModelJob(JobResult result)
    {
        _result = result;
        Token.UnsafeRegister(static job => ((ModelJob)job!).CancelWaiting(), this);
    }

    /// <summary>The caller's wish to stop.</summary>
    public CancellationToken Token => _result.Token;

    /// <summary>Whether it waits no longer.</summary>
    public bool IsTaken => Volatile.Read(ref _taken) == 1;

    /// <summary>Takes it out of waiting; false for one that was cancelled, or taken before.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;

    /// <summary>Ends the job without a result; nothing where it has ended.</summary>
    public void Fail(Exception failure) => _result.Fail(failure);

    private void CancelWaiting()
    {
        if (TryTake())
        {
            Fail(new OperationCanceledException(Token));
        }
    }

    /// <summary>A question on its way to a reply; others may be answered beside it.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="streamed">Called with every readable piece of the reply; null when nobody listens.</param>
    /// <param name="reply">Its token stops between two tokens.</param>
    public sealed class Ask(Question question, Action<string>? streamed, JobResult<ModelReply> reply) : ModelJob(reply)
    {
        /// <summary>What is asked.</summary>
        public Question Question => question;

        /// <summary>Called with every readable piece of the reply; null when nobody listens.</summary>
        public Action<string>? Streamed => streamed;

        /// <summary>What the caller waits for.</summary>
        public JobResult<ModelReply> Reply => reply;
    }

    /// <summary>Work that needs the model for itself.</summary>
    /// <param name="work">Does it on the calling thread, and completes the result.</param>
    /// <param name="result">Of the work.</param>
    public sealed class Alone(Action work, JobResult result) : ModelJob(result)
    {
        /// <summary>Does the work on the calling thread.</summary>
        public void Do() => work();
    }
}
