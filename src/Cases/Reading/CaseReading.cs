using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Phases;
using Surgical.Analyzer.Reading;
using Surgical.Capture;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.Models.Contract;

namespace Surgical.Cases.Reading;

/// <summary>Reads one prepared case from its last event to its end, and writes every key frame down.</summary>
public sealed class CaseReading(
    IVisionLanguageModel model,
    CaseStore store,
    CaseJournal journal,
    TheatreBoard board,
    PictureFolder pictures,
    DataFolder data,
    CaseRunOptions options,
    AnswerPace pace,
    TimeProvider time)
{
    /// <summary>Returns when the case is complete and says so in the store.</summary>
    /// <exception cref="CaptureException">The video broke off.</exception>
    /// <exception cref="ModelException">The model broke, or an interrupted reading used another one or another profile.</exception>
    public async Task ReadAsync(string caseId, CancellationToken cancellationToken)
    {
        var earlier = await store.EventsAsync(caseId, after: 0, cancellationToken);
        CheckProfile(earlier);
        var hasStarted = earlier.Any(e => e.Kind is CaseEventKind.Started);
        await AppendAsync(new(hasStarted ? CaseEventKind.Resumed : CaseEventKind.Started)
        {
            Model = SameModel(earlier),
        });

        var source = await FrameSource.OpenAsync(
            data.Played(caseId, board.Video(caseId)!.Transcoded), picturesPerSecond: null, cancellationToken);
        var report = await new CaseRun(source, model, options, time).RunAsync(
            [.. earlier.Select(e => e.KeyFrame).OfType<KeyFrameAnalysis>()],
            async (frame, record, _) =>
            {
                pace.Note(record.Spent);
                await AppendAsync(KeyFrame(frame, record));
            },
            cancellationToken);

        await AppendAsync(new(CaseEventKind.Phases) { Phases = [.. report.BestPath.Select(Shown)] });
        await AppendAsync(new(CaseEventKind.Ended));

        Task AppendAsync(EventDraft draft) => journal.AppendAsync(caseId, draft, cancellationToken);
    }

    private static Chart.PhaseSpan Shown(Analyzer.Phases.PhaseSpan span) => new(
        span.Phase is { } phase ? PhaseNames.Id(phase) : null,
        span.Start.TotalSeconds,
        span.End.TotalSeconds,
        span.Confidence);

    private EventDraft KeyFrame(Frame frame, KeyFrameRecord record) => new(CaseEventKind.KeyFrame)
    {
        KeyFrame = record.Analysis,
        Picture = pictures.Keep(FrameJpeg.Encode(frame)),
        Answer = record is { Question: { } question, Reply: { } reply } ? new(question, reply, model.Identity) : null,
    };

    // Two models in one case would make its timeline a mixture that neither of them stands for.
    private ModelIdentity SameModel(IReadOnlyList<CaseEvent> earlier) =>
        earlier.Select(e => e.Model).LastOrDefault(m => m is not null) is { } before && before.Digest != model.Identity.Digest
            ? throw new ModelException($"Expected {before.Name} to go on with this case, as it began; this is {model.Identity.Name}.")
            : model.Identity;

    private void CheckProfile(IReadOnlyList<CaseEvent> earlier)
    {
        var before = earlier.Select(e => e.KeyFrame?.Profile).LastOrDefault(digest => digest is not null);
        if (before is not null && before != options.Prompt.Digest)
        {
            throw new ModelException(
                $"Expected the profile with which this case began to go on with it; {options.Prompt.Name} is another one.");
        }
    }
}
