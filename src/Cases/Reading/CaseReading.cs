using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Phases;
using Surgical.Analyzer.Reading;
using Surgical.Capture;
using Surgical.Cases.Chart;
using Surgical.Cases.Footage;
using Surgical.Cases.Intake;
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
    VideoPreparation preparation,
    TakenFiles taken,
    CaseRunOptions options,
    LeastRoom room,
    ReadingFigures figures,
    TimeProvider time)
{
    /// <summary>Returns when the case is complete and says so in the store.</summary>
    /// <exception cref="CaptureException">
    /// Too little of the video could be read; what could is in the store.
    /// </exception>
    /// <exception cref="ModelException">
    /// The model broke, or an interrupted reading used another one or another profile.
    /// </exception>
    public async Task ReadAsync(string caseId, CancellationToken cancellationToken)
    {
        var entries = await store.EventsAsync(caseId, after: 0, cancellationToken);
        var earlier = entries.Select(entry => entry.Event).ToList();
        var keyFrames = earlier.OfType<CaseEvent.KeyFrame>().Select(read => read.Analysis).ToList();
        CheckProfile(keyFrames);
        var identity = SameModel(earlier.OfType<CaseEvent.Begun>());
        var author = EventAuthor.Model(identity, options.Prompt.Digest);
        var hasStarted = earlier.OfType<CaseEvent.Started>().Any();
        await AppendAsync(hasStarted ? new CaseEvent.Resumed(identity) : new CaseEvent.Started(identity));

        var source = await AnalysedVideo.OpenAsync(
            data, caseId, board.Video(caseId)!.Transcoded, cancellationToken);
        var outcome = await ReadAsync(
            source,
            keyFrames,
            async (frame, record, _) =>
            {
                room.Require();
                var read = new CaseEvent.KeyFrame(record.Analysis, pictures.Keep(FrameJpeg.Encode(frame)));
                await journal.AppendAsync(caseId, read, author, AnswerOf(record), cancellationToken);
                figures.Note(record);
            },
            cancellationToken);

        var playsCopy = await CopyOfDamagedAsync(caseId, outcome.Footage, cancellationToken);
        await AppendAsync(new CaseEvent.Footage(CaseFootage.Of(outcome.Footage, outcome.SeenShare, playsCopy)));
        await journal.AppendAsync(
            caseId, new CaseEvent.Phases([.. outcome.BestPath.Select(Shown)]), author, answer: null, cancellationToken);
        outcome.RequireReadable(board.Find(caseId)!.Name);
        await AppendAsync(new CaseEvent.Ended());

        Task AppendAsync(CaseEvent happened) => journal.AppendAsync(caseId, happened, cancellationToken);
    }

    private async Task<CaseOutcome> ReadAsync(
        IFrameSource source,
        IReadOnlyList<KeyFrameAnalysis> earlier,
        Func<Frame, KeyFrameRecord, CancellationToken, ValueTask> publish,
        CancellationToken cancellationToken)
    {
        try
        {
            return await new CaseRun(source, model, options, time).RunAsync(earlier, publish, cancellationToken);
        }
        finally
        {
            figures.NoteFrames(source.FramesRead);
        }
    }

    /// <summary>
    /// A browser gives up where an original is damaged, and knows nothing of pictures that came otherwise than was
    /// planned: it gets a copy of what could be decoded.
    /// </summary>
    private async Task<bool> CopyOfDamagedAsync(
        string caseId, SeenFootage footage, CancellationToken cancellationToken)
    {
        if (board.Video(caseId)!.Transcoded || AnalysedVideo.Plan(data, caseId) is not { } plan
            || !VideoPreparation.NeedsCopy(plan, footage))
        {
            return board.Video(caseId)!.Transcoded;
        }

        taken.Note(await preparation.CopyAsync(caseId, plan, cancellationToken));
        return true;
    }

    private static Chart.PhaseSpan Shown(Analyzer.Phases.PhaseSpan span) => new(
        span.Phase is { } phase ? PhaseNames.Id(phase) : null,
        span.Start.TotalSeconds,
        span.End.TotalSeconds,
        span.Confidence);

    private Answer? AnswerOf(KeyFrameRecord record) =>
        record is { Question: { } question, Reply: { } reply } ? new(question, reply, model.Identity) : null;

    // Two models in one case would make its timeline a mixture that neither of them stands for.
    private ModelIdentity SameModel(IEnumerable<CaseEvent.Begun> earlier)
    {
        var before = earlier.Select(begun => begun.Model).LastOrDefault(identity => identity is not null);
        return before is null || before.Digest == model.Identity.Digest
            ? model.Identity
            : throw (model.Identity.MayBe(before)
                ? new OlderModelException(before.Name)
                : new ModelException(
                    $"Expected {before.Name} to go on with this case, as it began; this is {model.Identity.Name}."));
    }

    private void CheckProfile(IEnumerable<KeyFrameAnalysis> earlier)
    {
        var before = earlier.Select(read => read.Profile).LastOrDefault(digest => digest is not null);
        if (before is not null && before != options.Prompt.Digest)
        {
            throw new ModelException(
                "Expected the profile with which this case began to go on with it; "
                + $"{options.Prompt.Name} is another one.");
        }
    }
}
