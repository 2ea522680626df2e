using Surgical.Models.Contract;

namespace Surgical.Models.Answering;

/// <summary>A question on its way to a reply; others may be answered beside it.</summary>
/// <param name="question">What is asked.</param>
/// <param name="streamed">Called with every readable piece of the reply; null when nobody listens.</param>
/// <param name="cancellationToken">Stops between two tokens.</param>
internal sealed class QuestionJob(Question question, Action<string>? streamed, CancellationToken cancellationToken)
    : ModelJob<ModelReply>(cancellationToken)
{
    /// <summary>What is asked.</summary>
    public Question Question => question;

    /// <summary>Called with every readable piece of the reply; null when nobody listens.</summary>
    public Action<string>? Streamed => streamed;
}
