namespace Surgical.Models.Contract;

/// <summary>
/// Stands for the model of an analysis or a run that an older version began: what is finished stays as it is, and
/// nothing is added to it.
/// </summary>
public sealed class OlderModel : IVisionLanguageModel
{
    private readonly IVisionLanguageModel _now;

    private OlderModel(IVisionLanguageModel now, ModelIdentity stored) => (_now, Identity) = (now, stored);

    /// <summary>As it was stored.</summary>
    public ModelIdentity Identity { get; }

    /// <inheritdoc/>
    public ModelPlace Place => _now.Place;

    /// <inheritdoc/>
    public int PictureSize => _now.PictureSize;

    /// <summary>The model that goes on with what was stored: itself, or one that refuses to.</summary>
    /// <param name="now">Borrowed.</param>
    /// <param name="stored">Whose answers there are; null where there are none.</param>
    public static IVisionLanguageModel Before(IVisionLanguageModel now, ModelIdentity? stored) =>
        now.Identity.MayBe(stored) ? new OlderModel(now, stored!) : now;

    /// <summary>Refuses.</summary>
    /// <exception cref="OlderModelException">Always.</exception>
    public Task<ModelReply> AskAsync(
        Question question, Action<string>? streamed, CancellationToken cancellationToken) => Refuse<ModelReply>();

    /// <inheritdoc cref="AskAsync"/>
    public Task<ChoiceScores> ScoreAsync(Question question, Choices choices, CancellationToken cancellationToken) =>
        Refuse<ChoiceScores>();

    /// <inheritdoc cref="AskAsync"/>
    public Task<ForetoldReply> ForetellAsync(
        Question question, string reply, LearntTokens learnt, CancellationToken cancellationToken) =>
        Refuse<ForetoldReply>();

    /// <summary>Leaves the model that it borrowed as it is.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<T> Refuse<T>() => Task.FromException<T>(new OlderModelException(Identity.Name));
}
