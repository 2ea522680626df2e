using System.Diagnostics.Metrics;
using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Reading;
using Surgical.Models.Contract;

namespace Surgical.Cases.Reading;

/// <summary>
/// What reading costs and what becomes of it, as metrics: by kind of source and by model, never by a video's name.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
public sealed class ReadingFigures(Meter meter, IVisionLanguageModel model)
{
    // Cases are files; live sources get a word of their own.
    private static readonly KeyValuePair<string, object?> Recording = new("source", "recording");

    // A tenth of a second on a graphics card to minutes on two cores.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800],
    };

    private readonly KeyValuePair<string, object?> _model = new("model", model.Identity.Name);

    private readonly Counter<long> _read = meter.CreateCounter<long>(
        "surgical.frames.read", "{frame}", "Frames that were decoded or passed over");

    private readonly Counter<long> _asked = meter.CreateCounter<long>(
        "surgical.frames.asked", "{frame}", "Key frames about which the model was asked");

    private readonly Counter<long> _gated = meter.CreateCounter<long>(
        "surgical.frames.gated", "{frame}", "Key frames that could not be judged, by reason");

    private readonly Counter<long> _unreadable = meter.CreateCounter<long>(
        "surgical.frames.unreadable", "{frame}", "Key frames whose answer was of no use or did not come, by reason");

    private readonly Counter<long> _tokens = meter.CreateCounter<long>(
        "surgical.model.tokens", "{token}", "Tokens that the model wrote, or read one by one");

    private readonly Histogram<double> _answer = meter.CreateHistogram(
        "surgical.model.answer.duration", "s", "From question to answer", advice: Seconds);

    private readonly Histogram<double> _part = meter.CreateHistogram(
        "surgical.model.part.duration", "s", "Parts of an answer's time: image, prefill, tokens", advice: Seconds);

    private readonly Histogram<double> _batch = meter.CreateHistogram(
        "surgical.model.batch", "{answer}", "Answers that were written at a time",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2, 4, 8, 16] });

    /// <summary>Notes frames that a source went through.</summary>
    public void NoteFrames(long more) => _read.Add(more, Recording);

    /// <summary>Notes a key frame that is in the store.</summary>
    public void Note(KeyFrameRecord record)
    {
        var (status, reason) = (record.Analysis.Status, record.Analysis.Reason);
        if (status is KeyFrameStatus.NotAsked)
        {
            _gated.Add(1, Recording, Why(reason));
            return;
        }

        _asked.Add(1, Recording, _model);
        if (status is KeyFrameStatus.Unreadable or KeyFrameStatus.TimedOut)
        {
            _unreadable.Add(1, Recording, _model, Why(reason));
        }

        if (record.Spent is { } spent)
        {
            Note(spent);
        }
    }

    private void Note(AnswerTime spent)
    {
        _answer.Record(spent.Total.TotalSeconds, _model);
        if (spent.Times is not { } times)
        {
            return;
        }

        _part.Record(times.Image.TotalSeconds, _model, Part("image"));
        _part.Record(times.Prefill.TotalSeconds, _model, Part("prefill"));
        _batch.Record(times.BatchSize, _model);
        if (spent.Tokens is { } tokens)
        {
            _tokens.Add(tokens, _model);
            _part.Record(times.PerToken.TotalSeconds * Math.Max(0, tokens - 1), _model, Part("tokens"));
        }
    }

    private static KeyValuePair<string, object?> Why(UnreadReason? reason) =>
        new("reason", reason is { } known ? Spelling.Of(known) : "none");

    private static KeyValuePair<string, object?> Part(string part) => new("part", part);
}
