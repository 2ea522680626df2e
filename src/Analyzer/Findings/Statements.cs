using Surgical.Analyzer.Guidance;
using Surgical.Analyzer.Guidance.Naming;
using Surgical.Analyzer.Phases;
using Surgical.Capture;
using Surgical.Models.Contract;

namespace Surgical.Analyzer.Findings;

/// <summary>What is said at a key frame, every sentence with its warrant.</summary>
internal static class Statements
{
    // Below one in twenty the tracker holds the model's phase to be an error.
    private const double LeastBelieved = 0.05;

    // Frames out of focus in the rendered samples measure 2 to 4; the softest sharp one, rendered or real, 13.
    private const double LeastSharpness = 8;

    private static readonly ClaimWords File = EmbeddedData.Read<ClaimWords>("claim-words.json");
    private static readonly Phrases Refusals = new(File.Refusals);
    private static readonly Phrases ClearView = new(File.ClearView);

    /// <summary>What was measured first, then what became of the question.</summary>
    public static IReadOnlyList<Statement> Of(KeyFrameFacts facts, CourseNote note) =>
        [Sharpness(facts.Quality), .. Course(note), .. Said(facts, note)];

    private static Statement Sharpness(FrameQuality quality) => new(
        StatementKind.Measured, $"Sharpness {quality.Sharpness:0.0}, brightness {quality.Luma:0.00}.",
        Figures(quality));

    private static IEnumerable<Statement> Course(CourseNote note)
    {
        if (note.Tracked.Phase is not { } phase)
        {
            yield break;
        }

        yield return new(
            StatementKind.Measured,
            $"{PhaseNames.ShownName(phase)}: {note.Total.TotalSeconds:0.0} s so far in this case.",
            $"sum over the key frames tracked as {PhaseNames.Id(phase)}: {note.Total.TotalSeconds:0.0} s");
        if (Pace.InWords(phase, note.Total) is { } pace)
        {
            yield return new(StatementKind.Measured, pace, $"{note.Total.TotalSeconds:0.0} s; {Pace.Evidence(phase)}");
        }
    }

    private static IEnumerable<Statement> Said(KeyFrameFacts facts, CourseNote note) => facts.Analysis switch
    {
        Analysis.Read { Guidance: var guidance } =>
        [
            .. Sentence.In(guidance.Thinking).Select(said => Judged(said, "Thinking Process", guidance, facts, note)),
            .. Sentence.In(guidance.Answer).Select(said => Judged(said, "Final Answer", guidance, facts, note)),
        ],
        Analysis.Scored { Shares: var shares } => [Scored(shares, note)],
        Analysis.Unreadable => Refused(facts.Reply),
        Analysis.NotAsked { Reason: var reason } =>
            [new(StatementKind.Refused, $"The model was not asked. {Reasons.InWords(reason)}", Figures(facts.Quality))],
        _ => [],
    };

    private static Statement Scored(PhaseShares shares, CourseNote note)
    {
        var evidence = $"{shares.Of(shares.Greatest):P1} of the probability that the names of all phases have";
        return note.VotePosterior < LeastBelieved
            ? new(
                StatementKind.Contradicted,
                $"{PhaseNames.ShownName(shares.Greatest)}.",
                $"the tracker gives this phase {note.VotePosterior:P1}")
            : new(StatementKind.ModelSaid, $"{PhaseNames.ShownName(shares.Greatest)}.", evidence);
    }

    private static IEnumerable<Statement> Refused(ModelReply? reply) => Sentence.In(reply?.Text)
        .Where(said => Refusals.Occur(said.Words))
        .Select(said => new Statement(StatementKind.Refused, said.Text, "a reply without a single Final Answer"));

    private static Statement Judged(
        Sentence said, string part, SurgicalGuidance guidance, KeyFrameFacts facts, CourseNote note)
    {
        if (Refusals.Occur(said.Words))
        {
            return new(StatementKind.Refused, said.Text, part);
        }

        if (ClearView.Occur(said.Words) && facts.Quality.Sharpness < LeastSharpness)
        {
            return new(
                StatementKind.Contradicted, said.Text, $"{Figures(facts.Quality)}; in focus from {LeastSharpness:0}");
        }

        return note.VotePosterior < LeastBelieved && NamesPhase(said, guidance.Vote)
            ? new(StatementKind.Contradicted, said.Text, $"the tracker gives this phase {note.VotePosterior:P1}")
            : new(StatementKind.ModelSaid, said.Text, part);
    }

    private static bool NamesPhase(Sentence said, PhaseVote? vote) =>
        PhaseNaming.VoteOf(said.Text, [Range.All])?.Phase == vote?.Phase;

    private static string Figures(FrameQuality quality) =>
        $"variance of the Laplacian at 480 rows {quality.Sharpness:0.0}, mean luma {quality.Luma:0.00} of 1";

    private sealed record ClaimWords(IReadOnlyList<string> Refusals, IReadOnlyList<string> ClearView);
}
