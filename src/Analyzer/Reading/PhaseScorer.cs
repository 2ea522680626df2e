using Surgical.Analyzer.Phases;
using Surgical.Analyzer.Profiles;
using Surgical.Models.Contract;

namespace Surgical.Analyzer.Reading;

/// <summary>
/// Asks a model for nothing but how probable each phase's name is where its reply would name the phase.
/// </summary>
/// <remarks>For one case, one question at a time.</remarks>
/// <param name="model">Borrowed.</param>
/// <param name="profile">Says where and how replies name the phase.</param>
internal sealed class PhaseScorer(IVisionLanguageModel model, PromptProfile profile)
{
    // What a phase with a smaller share would add to the tracker is lost in its own doubt of one vote in twenty.
    private const double LeastShare = 1e-4;

    private readonly PhaseWords _words = profile.Phases ?? throw new ModelException(
        $"Expected a profile that says how replies name the phase, which scoring needs; {profile.Name} does not.");

    private bool _isKnownToFit;

    /// <summary>The shares of the phases, and how long they took.</summary>
    /// <exception cref="ModelException">
    /// The model cannot score, broke, or begins its replies otherwise than the profile says.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<(PhaseShares Shares, AnswerTime Spent)> ScoreAsync(
        Question question, CancellationToken cancellationToken)
    {
        var looked = await CheckFitAsync(question, cancellationToken);
        var names = PhaseNames.Phases.Select(phase => _words.Names[PhaseNames.Id(phase)]).ToList();
        var scores = await model.ScoreAsync(
            question, new(_words.After, names) { LeastShare = LeastShare }, cancellationToken);

        // What the check looked at is kept, and the scores need not look again; of another frame they must.
        var times = scores.Times with { Image = scores.Times.Image + looked };
        return (PhaseShares.FromWeights(scores.Shares), AnswerTime.Of(times, scores.ReadTokens));
    }

    // Scores behind words that the model would never have begun with mean nothing, whatever they are.
    private async Task<TimeSpan> CheckFitAsync(Question question, CancellationToken cancellationToken)
    {
        if (_isKnownToFit)
        {
            return TimeSpan.Zero;
        }

        // No token writes less than a character of it.
        var beginning = question with { MaxTokens = _words.After.Length, Decoding = new Decoding.Greedy() };
        var reply = await model.AskAsync(beginning, streamed: null, cancellationToken);
        _isKnownToFit = reply.Text.StartsWith(_words.After, StringComparison.Ordinal) ? true : throw new ModelException(
            $"Expected replies that begin with \"{_words.After}\", as the profile {profile.Name} says; the first one "
            + $"begins with \"{reply.Text[..Math.Min(reply.Text.Length, _words.After.Length)]}\". "
            + "Use --votes reply, or a profile that fits.");
        return reply.Times.Image;
    }
}
