using static Surgical.Analyzer.Phases.SurgicalPhase;

namespace Surgical.Analyzer.Phases;

/// <summary>The usual course of a cataract operation, counted over the 56 phase files of Cataract-1K.</summary>
/// <remarks>
/// Source: Ghamsarian et al., Sci Data 2024, CC BY 4.0, one centre's routine cases; durations are sums per case,
/// quantiles linear-interpolated (domain.md). An order that is not in here is unusual, never impossible.
/// </remarks>
public static class Procedure
{
    /// <summary>Cases behind every figure.</summary>
    public const int Cases = 56;

    /// <summary>The most often that any order outside the table occurred.</summary>
    public const int MostUnusual = 7;

    /// <summary>Median of the gaps between two phases.</summary>
    public static TimeSpan MedianGap { get; } = TimeSpan.FromSeconds(2.6);

    private static readonly Dictionary<(SurgicalPhase From, SurgicalPhase To), int> Transitions = new()
    {
        [(Incision, Incision)] = 56,
        [(Incision, Viscoelastic)] = 56,
        [(Viscoelastic, Capsulorhexis)] = 56,
        [(Capsulorhexis, Hydrodissection)] = 56,
        [(Hydrodissection, Phacoemulsification)] = 56,
        [(Phacoemulsification, IrrigationAspiration)] = 56,
        [(IrrigationAspiration, CapsulePolishing)] = 55,
        [(CapsulePolishing, CapsulePolishing)] = 22,
        [(CapsulePolishing, Viscoelastic)] = 55,
        [(Viscoelastic, LensImplantation)] = 56,
        [(LensImplantation, LensPositioning)] = 55,
        [(LensPositioning, ViscoelasticSuction)] = 55,
        [(ViscoelasticSuction, ChamberFlushing)] = 48,
        [(ChamberFlushing, ViscoelasticSuction)] = 43,
        [(ViscoelasticSuction, TonifyingAntibiotics)] = 57,
        [(TonifyingAntibiotics, TonifyingAntibiotics)] = 63,
    };

    private static readonly Dictionary<SurgicalPhase, DurationBand> Durations = new()
    {
        [Incision] = Band(7.7, 6.3, 8.6, 11.6),
        [Viscoelastic] = Band(10.8, 9.4, 13.3, 15.6),
        [Capsulorhexis] = Band(28.8, 25.6, 33.8, 40.5),
        [Hydrodissection] = Band(17.6, 12.9, 25.2, 38.9),
        [Phacoemulsification] = Band(92.3, 74.0, 127.9, 182.2),
        [IrrigationAspiration] = Band(44.7, 33.8, 52.4, 67.1),
        [CapsulePolishing] = Band(9.9, 4.7, 16.5, 28.6),
        [LensImplantation] = Band(11.1, 9.3, 15.5, 22.2),
        [LensPositioning] = Band(7.6, 4.9, 10.5, 25.3),
        [ViscoelasticSuction] = Band(28.2, 20.5, 37.7, 51.7),
        [ChamberFlushing] = Band(14.5, 10.4, 17.5, 21.2),
        [TonifyingAntibiotics] = Band(18.5, 14.6, 24.7, 30.2),
    };

    /// <summary>
    /// How often one phase followed another, a gap between them or not; null for the orders not in the table.
    /// </summary>
    public static int? TimesSeen(SurgicalPhase from, SurgicalPhase to) =>
        Transitions.TryGetValue((from, to), out var times) ? times : null;

    /// <summary>Time in a phase, summed over a case; null for idle.</summary>
    public static DurationBand? Duration(SurgicalPhase phase) => Durations.GetValueOrDefault(phase);

    /// <summary>Median time of one visit to a phase: the case's sum shared among its visits. Idle: one gap.</summary>
    public static TimeSpan MedianVisit(SurgicalPhase phase) =>
        Durations.TryGetValue(phase, out var band) ? band.Median / Visits(phase) : MedianGap;

    /// <summary>Visits a case, at least one; the first incision has nothing before it.</summary>
    private static double Visits(SurgicalPhase phase)
    {
        var entered = Transitions.Where(entry => entry.Key.To == phase).Sum(entry => entry.Value);
        return Math.Max(1, (double)(phase == Incision ? entered + Cases : entered) / Cases);
    }

    private static DurationBand Band(double median, double lower, double upper, double ninetieth) => new(
        TimeSpan.FromSeconds(median),
        TimeSpan.FromSeconds(lower),
        TimeSpan.FromSeconds(upper),
        TimeSpan.FromSeconds(ninetieth));
}

/// <summary>How long a phase takes in all, over cases.</summary>
/// <param name="Median">Half of the cases took no longer.</param>
/// <param name="LowerQuartile">A quarter took no longer.</param>
/// <param name="UpperQuartile">Three quarters took no longer.</param>
/// <param name="NinetiethPercentile">Nine of ten took no longer.</param>
public sealed record DurationBand(
    TimeSpan Median, TimeSpan LowerQuartile, TimeSpan UpperQuartile, TimeSpan NinetiethPercentile);
