using Surgical.Models.Pictures;

namespace Surgical.Models.Contract;

/// <summary>
/// Answers questions about pictures. Several may be asked at once; each is answered as if it were alone.
/// </summary>
public interface IVisionLanguageModel : IAsyncDisposable
{
    /// <summary>Which model answers, for every record of an answer.</summary>
    ModelIdentity Identity { get; }

    /// <summary>Where it looks at the pictures.</summary>
    ModelPlace Place { get; }

    /// <summary>Side of the square picture it looks at, in pixels; 896 for Gemma 3.</summary>
    int PictureSize { get; }

    /// <summary>The last filter of its pictures; Gemma 3's own unless its files say another.</summary>
    ResizeFilter PictureFilter => ResizeFilter.Bilinear;

    /// <summary>Whether a picture may have crops; a server that is sent pictures writes its own prompt.</summary>
    bool TakesCrops => Place is ModelPlace.Here;

    /// <summary>Answers one question. Takes seconds, and longer where others were asked before it.</summary>
    /// <param name="question">What is asked, with pictures of <see cref="PictureSize"/>.</param>
    /// <param name="streamed">
    /// Called with every readable piece of the reply, in order; null when nobody listens. It is waited for, by all
    /// whose replies are written beside this one too.
    /// </param>
    /// <param name="cancellationToken">Stops between two tokens.</param>
    /// <exception cref="OperationCanceledException">Cancelled: no part of an answer is returned.</exception>
    /// <exception cref="UnanswerableException">This question is too long for the model; another may not be.</exception>
    /// <exception cref="ModelException">The model cannot answer this question, or broke.</exception>
    Task<ModelReply> AskAsync(Question question, Action<string>? streamed, CancellationToken cancellationToken);

    /// <summary>
    /// Says how probable it is that the reply goes on in each of several ways. It may have to wait for other questions.
    /// A model that gives no probabilities, as one behind another program's interface, cannot.
    /// </summary>
    /// <param name="question">What is asked; its decoding and its token limit play no part.</param>
    /// <param name="choices">The ways.</param>
    /// <param name="cancellationToken">Stops between two tokens.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="ModelException">The model cannot score, cannot take these choices, or broke.</exception>
    Task<ChoiceScores> ScoreAsync(Question question, Choices choices, CancellationToken cancellationToken) =>
        Task.FromException<ChoiceScores>(new ModelException(
            $"Expected a model that gives the probabilities of its words; {Identity.Name} gives its replies only."));

    /// <summary>
    /// Says how well the model foretells a given reply, token by token, each after the true ones before it. It may
    /// have to wait for other questions. A model that gives no probabilities of tokens that it did not write cannot.
    /// </summary>
    /// <param name="question">What is asked; its decoding and its token limit play no part.</param>
    /// <param name="reply">The whole reply; blanks around it are left out, as the chat template does.</param>
    /// <param name="learnt">Which tokens count.</param>
    /// <param name="cancellationToken">Stops between two tokens.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="UnanswerableException">The reply is blank, holds a control token, or is too long.</exception>
    /// <exception cref="ModelException">The model cannot foretell, or broke.</exception>
    Task<ForetoldReply> ForetellAsync(
        Question question, string reply, LearntTokens learnt, CancellationToken cancellationToken) =>
        Task.FromException<ForetoldReply>(new ModelException(
            "Expected a model that gives the probability of any word; "
            + $"{Identity.Name} gives those of its own replies at most."));
}
