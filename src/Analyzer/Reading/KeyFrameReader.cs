using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Guidance;
using Surgical.Analyzer.Phases;
using Surgical.Capture;
using Surgical.Models.Contract;

namespace Surgical.Analyzer.Reading;

/// <summary>
/// Takes one key frame after another from pixels to what is said about it: gate, question, reply, meaning.
/// </summary>
/// <remarks>For one case, one key frame at a time, in order.</remarks>
/// <param name="model">Borrowed.</param>
/// <param name="options">What is asked, and how long an answer may take.</param>
/// <param name="earlier">What an interrupted run said about the first key frames; these are not asked again.</param>
/// <param name="time">Measures latency and the time of an answer.</param>
internal sealed class KeyFrameReader(
    IVisionLanguageModel model, CaseRunOptions options, IReadOnlyList<KeyFrameAnalysis> earlier, TimeProvider time)
{
    // One bad picture is a frame without an answer; a model that cannot answer at all ends the case.
    private const int MostUnansweredInARow = 3;

    private readonly FrameGate _gate = new(options.Gate);
    private readonly string _profile = options.Prompt.Digest;
    private readonly CaseInterpreter _interpreter = new();
    private readonly PhaseScorer? _scorer =
        options.Votes == VoteSource.Scores ? new(model, options.Prompt) : null;

    private readonly Queue<KeyFrameAnalysis> _earlier = new(earlier);
    private readonly List<(TimeSpan At, bool IsAnswered)> _keyFrames = [];
    private int _unansweredInARow;

    /// <summary>
    /// Whether each key frame of the interrupted run must show the very picture that it showed then: where nothing
    /// else tells that it read the same video.
    /// </summary>
    public bool ProvesPictures { get; init; }

    /// <summary>Key frames put to the model so far, those of the interrupted run included.</summary>
    public long Asked { get; private set; }

    /// <summary>Key frames kept from the model so far, those of the interrupted run included.</summary>
    public long Gated { get; private set; }

    /// <summary>When each key frame was, and whether it was answered; those of the interrupted run included.</summary>
    public IReadOnlyList<(TimeSpan At, bool IsAnswered)> KeyFrames => _keyFrames;

    /// <summary>Reads one key frame.</summary>
    /// <param name="frame">Borrowed until the task ends.</param>
    /// <param name="capturedAt">Timestamp of <c>time</c> at capture.</param>
    /// <param name="cancellationToken">Stops the question.</param>
    /// <returns>Null where the interrupted run has read and published it already.</returns>
    /// <exception cref="CaptureException">The video does not have the key frames of the interrupted run.</exception>
    /// <exception cref="ModelException">The model broke, or cannot answer about any frame.</exception>
    public async Task<KeyFrameRecord?> ReadAsync(Frame frame, long capturedAt, CancellationToken cancellationToken)
    {
        var verdict = _gate.Judge(frame);
        if (_earlier.TryDequeue(out var known))
        {
            Resume(known, frame);
            return null;
        }

        var picture = Show(frame);
        var question = verdict.Reason is null ? options.Prompt.About(picture) : null;
        var (analysis, reply, spent) = question is null
            ? (new Analysis.NotAsked(verdict.Reason!.Value), null, null)
            : await AskInTimeAsync(question, cancellationToken);
        Count(wasAsked: question is not null);
        _keyFrames.Add((frame.At, analysis is Analysis.Read or Analysis.Scored));

        var said = _interpreter.Interpret(new KeyFrameFacts(
            frame.Index,
            frame.At,
            analysis,
            reply,
            verdict.Quality,
            time.GetElapsedTime(capturedAt),
            picture.Sha256,
            model.Identity.Digest,
            _profile));
        return new KeyFrameRecord(said, picture, question, reply) { Spent = spent };
    }

    /// <summary>The path that explains all that was read best.</summary>
    public IReadOnlyList<PhaseSpan> BestPath(TimeSpan duration) => _interpreter.BestPath(duration);

    private void Resume(KeyFrameAnalysis known, Frame frame)
    {
        if (known.Index != frame.Index)
        {
            throw new CaptureException(
                $"Expected frame {known.Index} to be the next key frame, as in the interrupted run; "
                + $"it is frame {frame.Index}.");
        }

        if (ProvesPictures && Show(frame).Sha256 != known.FrameSha256)
        {
            throw new CaptureException(
                $"Expected frame {known.Index} to show what it showed in the interrupted run; it shows another "
                + "picture. It is of another recording: choose another folder.");
        }

        _keyFrames.Add((frame.At, known.Status is KeyFrameStatus.Read or KeyFrameStatus.Scored));

        _interpreter.Resume(known);
        Count(wasAsked: known.Status != KeyFrameStatus.NotAsked);
    }

    private ModelPicture Show(Frame frame) =>
        options.Prompt.Show(frame.Pixels, frame.Format.Width, frame.Format.Height, model);

    private async Task<(Analysis Analysis, ModelReply? Reply, AnswerTime? Spent)> AskInTimeAsync(
        Question question, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        using var deadline = new CancellationTokenSource(options.AnswerWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            if (_scorer is not null)
            {
                var (shares, times) = await _scorer.ScoreAsync(question, either.Token);
                _unansweredInARow = 0;
                return (new Analysis.Scored(shares), null, times);
            }

            var reply = await model.AskAsync(question, streamed: null, either.Token);
            _unansweredInARow = 0;

            // The parts do not hold the time in which it waited for others.
            var spent = new AnswerTime(time.GetElapsedTime(start), reply.Times, reply.ReplyTokens);
            return (GuidanceParser.Parse(reply), reply, spent);
        }
        catch (UnanswerableException failed) when (++_unansweredInARow < MostUnansweredInARow)
        {
            return (new Analysis.Unanswered(failed.Message), null, new(time.GetElapsedTime(start), null, null));
        }
        catch (OperationCanceledException)
            when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return (new Analysis.TimedOut(options.AnswerWithin), null, new(options.AnswerWithin, null, null));
        }
    }

    private void Count(bool wasAsked)
    {
        if (wasAsked)
        {
            Asked++;
        }
        else
        {
            Gated++;
        }
    }
}
