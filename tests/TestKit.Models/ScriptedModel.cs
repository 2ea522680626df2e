using Surgical.Models.Contract;

namespace Surgical.TestKit.Models;

/// <summary>A model that says what the test wants.</summary>
/// <param name="answer">From how many questions came before, and the question, to the reply.</param>
public sealed class ScriptedModel(Func<int, Question, CancellationToken, Task<ModelReply>> answer)
    : IVisionLanguageModel
{
    /// <summary>Replies with texts in turn, the last one for ever.</summary>
    public ScriptedModel(params IReadOnlyList<string> texts)
        : this((asked, _, _) => Task.FromResult(Reply(texts[Math.Min(asked, texts.Count - 1)])))
    {
    }

    /// <inheritdoc />
    public ModelIdentity Identity { get; init; } = new("scripted", new string('0', 64), "nothing; it is scripted");

    /// <inheritdoc />
    public ModelPlace Place { get; init; } = new ModelPlace.Here();

    /// <inheritdoc />
    public int PictureSize { get; init; } = 8;

    /// <summary>Log-probabilities of choices; null for a model that cannot score.</summary>
    public Func<Choices, IReadOnlyList<double>>? Scores { get; init; }

    /// <summary>Questions so far, scored ones left out.</summary>
    public int Asked { get; private set; }

    /// <inheritdoc />
    public async Task<ModelReply> AskAsync(
        Question question, Action<string>? streamed, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reply = await answer(Asked++, question, cancellationToken);
        streamed?.Invoke(reply.Text);
        return reply;
    }

    /// <inheritdoc />
    public Task<ChoiceScores> ScoreAsync(Question question, Choices choices, CancellationToken cancellationToken) =>
        Scores is { } scores
            ? Task.FromResult(new ChoiceScores(scores(choices), 1, choices.Texts.Count, new(default, default, default)))
            : Task.FromException<ChoiceScores>(new ModelException("The scripted model cannot score."));

    /// <summary>A reply in one token of probability 1 that ends by itself, or at the limit.</summary>
    public static ModelReply Reply(string text, ReplyEnd end = ReplyEnd.StopToken) =>
        new(text, end, [new ReplyToken(0, text.Length, 0)], PromptTokens: 1, new ReplyTimes(default, default, default));

    /// <summary>Nothing is held.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
