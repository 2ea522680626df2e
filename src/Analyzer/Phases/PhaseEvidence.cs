using static Surgical.Analyzer.Phases.SurgicalPhase;

namespace Surgical.Analyzer.Phases;

/// <summary>How probable a vote is in each phase.</summary>
internal static class PhaseEvidence
{
    // The embedded model is right on 97 to 99 % of rendered frames (its card); no figure is published for any model on
    // real ones, so the surest vote counts for less than either.
    private const double MostReliable = 0.95;

    // A vote without a probability counts like one of an unsure model.
    private const double AssumedConfidence = 0.7;

    // Phases that share instruments and look alike (domain.md, "tools expected") are mistaken for one another first.
    private const double ConfusableWeight = 4;

    private static readonly SurgicalPhase[][] LookAlikes =
    [
        [Viscoelastic, Hydrodissection, ChamberFlushing, TonifyingAntibiotics],
        [IrrigationAspiration, CapsulePolishing, ViscoelasticSuction],
        [LensImplantation, LensPositioning],
    ];

    // Row: the phase; column: the share of its wrong votes that goes to each other phase.
    private static readonly double[][] WrongShares = [.. PhaseNames.Phases.Select(WrongSharesOf)];

    /// <summary>
    /// Probability of the vote, given the phase; 1 for an abstention, which says nothing. A vote with weights counts as
    /// votes for every phase by their shares: each a sure one, since the doubt is in the shares.
    /// </summary>
    public static double Likelihood(PhaseObservation observation, SurgicalPhase phase) => observation switch
    {
        { Vote: null } => 1,
        { Shares: { } shares } => PhaseNames.Phases.Sum(vote => shares.Of(vote) * Likelihood(vote, 1, phase)),
        { Vote: { } vote } =>
            Likelihood(vote, Math.Clamp(observation.VoteConfidence ?? AssumedConfidence, 0, 1), phase),
    };

    private static double Likelihood(SurgicalPhase vote, double confidence, SurgicalPhase phase)
    {
        var chance = 1.0 / PhaseNames.Phases.Count;
        var right = chance + ((MostReliable - chance) * confidence);
        return vote == phase ? right : (1 - right) * WrongShares[(int)phase][(int)vote];
    }

    private static double[] WrongSharesOf(SurgicalPhase phase)
    {
        var weights = PhaseNames.Phases.Select(vote => Weight(vote, phase)).ToArray();
        return Array.ConvertAll(weights, weight => weight / weights.Sum());
    }

    private static double Weight(SurgicalPhase vote, SurgicalPhase phase) =>
        vote == phase ? 0
        : LookAlikes.Any(group => group.Contains(vote) && group.Contains(phase)) ? ConfusableWeight
        : 1;
}
