using Surgical.Analyzer.Guidance;
using Surgical.Analyzer.Phases;

namespace Surgical.Analyzer.Findings;

/// <summary>What of a key frame deserves a second look.</summary>
internal static class Flags
{
    // Below one in two the model itself holds some other word to be likelier.
    private const double LeastVoteConfidence = 0.5;

    /// <summary>The flags of one key frame, the gravest first.</summary>
    public static IReadOnlyList<Flag> Of(Analysis analysis, CourseNote note) =>
        [.. OfAnalysis(analysis), .. OfCertainty(analysis, note), .. OfCourse(note)];

    private static IEnumerable<Flag> OfAnalysis(Analysis analysis) => analysis switch
    {
        Analysis.Read { Guidance: var guidance } when SafetyWords.Warning(guidance) is { } warning =>
            [new(FlagCode.Safety, warning)],
        Analysis.Unreadable { Reason: var reason } => [new(FlagCode.Unreadable, Reasons.InWords(reason))],
        Analysis.Unanswered { Why: var why } => [new(FlagCode.Unreadable, $"The model gave no answer: {why}")],
        Analysis.TimedOut { After: var after } =>
            [new(FlagCode.Unreadable, $"The model did not answer within {after.TotalSeconds:0.#} s.")],
        Analysis.NotAsked { Reason: var reason } => [new(FlagCode.Unjudgeable, Reasons.InWords(reason))],
        _ => [],
    };

    private static IEnumerable<Flag> OfCertainty(Analysis analysis, CourseNote note)
    {
        if (analysis is not (Analysis.Read or Analysis.Scored))
        {
            return [];
        }

        return note switch
        {
            { VoteConfidence: < LeastVoteConfidence and var confidence } =>
                [new(FlagCode.LowConfidence, $"The model is {confidence:P0} sure of the words that name the phase.")],
            { Tracked: { Phase: null, Confidence: var posterior } } =>
                [new(
                    FlagCode.LowConfidence,
                    $"The phase is unknown; the likeliest has a probability of {posterior:P0}.")],
            _ => [],
        };
    }

    private static IEnumerable<Flag> OfCourse(CourseNote note)
    {
        if (note.Tracked.Phase is not { } phase)
        {
            yield break;
        }

        var name = PhaseNames.ShownName(phase);
        if (note.UnusualAfter is { } before)
        {
            yield return new(
                FlagCode.UnusualOrder,
                $"{name} after {PhaseNames.ShownName(before)}: seen at most {Procedure.MostUnusual} times in "
                + $"{Procedure.Cases} routine cases. An unusual order can be right.");
        }

        if (note.BecameSlow)
        {
            yield return new(
                FlagCode.SlowPace,
                $"{name} has taken {note.Total.TotalSeconds:0.0} s in this case, longer than in nine of ten routine "
                + "cases. This is about pace, not about quality.");
        }
    }
}
