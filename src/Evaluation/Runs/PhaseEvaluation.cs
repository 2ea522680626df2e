using Surgical.DataSets.Phases;
using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Phases.Scores;

namespace Surgical.Evaluation.Runs;

/// <summary>Phases that were predicted against phases that were annotated, case by case.</summary>
public static class PhaseEvaluation
{
    /// <summary>Scores every case that both folders hold.</summary>
    /// <param name="truth">Folder of CSV files in the columns of Cataract-1K; its folders are searched too.</param>
    /// <param name="predicted">The same, or the folders that analyses were written into.</param>
    /// <param name="options">How.</param>
    /// <exception cref="EvaluationException">There is nothing to score, or something that cannot be.</exception>
    public static PhaseResults Run(string truth, string predicted, PhaseEvaluationOptions options)
    {
        var grouping = options.SplitBy is { } column ? CaseTable.Read(options.CaseTable ?? truth, column) : null;
        var right = PhaseFolder.Read(truth, PhaseRole.Truth).Only(options.Cases);
        var all = PhaseFolder.Read(predicted, PhaseRole.Predicted).Only(options.Cases);

        // Of what could not be read the phases are unknown: no answer of the model's, right or wrong.
        var failed = all.Files.Where(file => AnalysisFile.HasFailed(file.Value.Path)).Select(file => file.Key);
        var said = all.Only([.. all.Files.Keys.Except(failed)]);
        var cases = right.Files.Keys.Intersect(said.Files.Keys).Order(StringComparer.Ordinal).ToArray();
        if (cases.Length == 0)
        {
            throw new EvaluationException(
                $"Expected cases of the same name in both folders, got {Listed(right.Files.Keys)} in {truth} and "
                + $"{Listed(said.Files.Keys)} in {predicted}.");
        }

        var unmatched = new UnmatchedFiles(
            [.. right.Files.Keys.Except(cases).Order(StringComparer.Ordinal)],
            [.. said.Files.Keys.Except(cases).Order(StringComparer.Ordinal)],
            [.. right.Ignored.Concat(said.Ignored).Distinct()]);
        return new(
            truth,
            predicted,
            options,
            [.. cases.Select(key => Score(right.Files[key], said.Files[key], options))],
            unmatched,
            grouping);
    }

    private static VideoResult Score(PhaseFile truth, PhaseFile predicted, PhaseEvaluationOptions options)
    {
        var run = AnalysisFile.Beside(predicted.Path);
        var rate = options.FramesPerSecond;
        var timeline = PhaseSampling.Sample(truth, predicted, rate, options.Until);
        return new(
            truth.Key,
            Cataract1K.WasTrainedOn(truth.Key) || Cataract1K.WasTrainedOn(truth.CaseId),
            timeline,
            VideoScore.Of(timeline, PhaseSampling.Classes, PhaseSampling.Idle, rate),
            OnsetScore.Of(timeline, PhaseSampling.Idle, rate),
            run is null ? null : OnsetScore.Of(LiveTimeline.Of(timeline, run, rate), PhaseSampling.Idle, rate),
            [.. truth.Remarks, .. predicted.Remarks],
            run,
            run is null ? [] : JudgedFrame.Of(truth, run));
    }

    private static string Listed(IEnumerable<string> keys) =>
        string.Join(", ", keys.Order(StringComparer.Ordinal).Take(5));
}
