namespace Surgical.Analyzer.Phases;

/// <summary>The procedure as a Markov chain in continuous time, so that key frames may come at any distance.</summary>
/// <remarks>
/// 25 states: idle before the first phase, the twelve phases, and idle after each of them; a gap thereby does not
/// forget what came before it, and Viscoelastic and Suction may recur. A visit lasts its median, times the case's pace.
/// </remarks>
internal static class PhaseChain
{
    /// <summary>Number of states.</summary>
    public const int States = (2 * Active) + 1;

    private const int Active = 12;

    // Between two phases of Cataract-1K there is nearly always a gap, in other recordings often none.
    private const double GapShare = 0.5;

    // Orders outside the table were seen at most seven times each (domain.md), most of them never: all stay possible.
    private const double UnusualTimes = 2;

    // Where a recording begins: before the operation, at its first cut, or anywhere when it is an excerpt. None of
    // them is probable enough to be believed without a vote.
    private const double BeginsIdle = 0.4;
    private const double BeginsWithIncision = 0.2;

    private static readonly double[] Rates = Generator();

    /// <summary>The phase of a state.</summary>
    public static SurgicalPhase PhaseOf(int state) =>
        state is > 0 and <= Active ? (SurgicalPhase)state : SurgicalPhase.Idle;

    /// <summary>Probability of each state where the recording begins.</summary>
    public static double[] Beginning()
    {
        var beginning = new double[States];
        Array.Fill(beginning, (1 - BeginsIdle - BeginsWithIncision) / (Active - 1), 1, Active);
        beginning[0] = BeginsIdle;
        beginning[(int)SurgicalPhase.Incision] = BeginsWithIncision;
        return beginning;
    }

    /// <summary>Probabilities of going from each state (row) to each state (column) in a time.</summary>
    /// <param name="time">Not negative.</param>
    /// <param name="pace">Durations of this case against the usual ones: 2 is twice as slow.</param>
    public static double[] Transitions(TimeSpan time, double pace) =>
        MatrixExponential.Of(Rates, States, time.TotalSeconds / pace);

    private static double[] Generator()
    {
        var rates = new double[States * States];
        for (var from = 0; from < States; from++)
        {
            var leaving = Math.Log(2) / Procedure.MedianVisit(PhaseOf(from)).TotalSeconds;
            var resting = PhaseOf(from) == SurgicalPhase.Idle;
            var towardsPhases = resting ? 1 : 1 - GapShare;
            for (var phase = 1; phase <= Active; phase++)
            {
                rates[(from * States) + phase] += leaving * towardsPhases * Follows(from, phase);
            }

            if (!resting)
            {
                rates[(from * States) + from + Active] += leaving * GapShare;
            }

            rates[(from * States) + from] -= leaving;
        }

        return rates;
    }

    /// <summary>Probability that a phase is the next one.</summary>
    private static double Follows(int from, int phase)
    {
        var last = (SurgicalPhase)(from > Active ? from - Active : from);
        return Times(last, phase) / Enumerable.Range(1, Active).Sum(next => Times(last, next));
    }

    private static double Times(SurgicalPhase last, int next) => (last, (SurgicalPhase)next) switch
    {
        (SurgicalPhase.Idle, SurgicalPhase.Incision) => Procedure.Cases,
        var (from, to) => Procedure.TimesSeen(from, to) ?? UnusualTimes,
    };
}
