using Surgical.DataSets.Corrections;
using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Phases.Scores;

namespace Surgical.Evaluation.Corrections;

/// <summary>A model's votes on single key frames against what instructors said of them.</summary>
public sealed class CorrectionResults
{
    /// <summary>Scores frames that instructors judged.</summary>
    /// <param name="data">Where they are from.</param>
    /// <param name="votes">All of them, those from which nobody could say included.</param>
    /// <exception cref="EvaluationException">Not one can be scored.</exception>
    public CorrectionResults(string data, IReadOnlyList<CorrectedVote> votes)
    {
        (Data, Votes) = (data, votes);
        Judged = [.. votes.Where(vote => vote.Truth is not null)];
        if (Judged.Count == 0)
        {
            throw new EvaluationException(
                $"{data}: expected key frames for which an instructor named the phase, found none among {votes.Count} "
                + "with a verdict.");
        }

        Confusion = Confusion.Of([Timeline(Judged)], PhaseSampling.Classes);
    }

    /// <summary>Where the votes are from.</summary>
    internal string Data { get; }

    internal IReadOnlyList<CorrectedVote> Votes { get; }

    /// <summary>Those with a phase.</summary>
    internal IReadOnlyList<CorrectedVote> Judged { get; }

    internal Confusion Confusion { get; }

    /// <summary>All frames, and where several models read them the same for each: its digest, cut short.</summary>
    internal IEnumerable<(string Name, IReadOnlyList<CorrectedVote> Votes)> Parts()
    {
        const int ShownOfDigest = 16;
        var models = Judged.GroupBy(vote => vote.Model).OrderBy(model => model.Key, StringComparer.Ordinal).ToArray();
        return models
            .Select(model => (
                model.Key[..Math.Min(ShownOfDigest, model.Key.Length)], (IReadOnlyList<CorrectedVote>)[.. model]))
            .Concat(models.Length > 1 ? [("all", Judged)] : []);
    }

    /// <summary>Votes that name the instructor's phase.</summary>
    internal static int Right(IEnumerable<CorrectedVote> votes) => votes.Count(vote => vote.IsRight);

    /// <summary>Share of right votes.</summary>
    internal static double Accuracy(IReadOnlyCollection<CorrectedVote> votes) => (double)Right(votes) / votes.Count;

    private static PhaseTimeline Timeline(IReadOnlyList<CorrectedVote> votes) => new(
        [.. votes.Select(vote => (int)vote.Truth!.Value)],
        [.. votes.Select(vote => vote.Vote is { } phase ? (int)phase : PhaseTimeline.Unknown)]);

    internal static IEnumerable<string> Cases(IEnumerable<CorrectedVote> votes) =>
        votes.Select(vote => vote.Case).Distinct();

    internal static int Confirmed(IEnumerable<CorrectedVote> votes) => votes.Count(vote => vote.IsConfirmed);

    internal static int TrainedOn(IEnumerable<CorrectedVote> votes) =>
        Cases(votes.Where(vote => vote.WasTrainedOn)).Count();
}
