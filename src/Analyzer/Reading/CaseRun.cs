using System.ComponentModel.DataAnnotations;
using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Phases;
using Surgical.Capture;
using Surgical.Models.Contract;

namespace Surgical.Analyzer.Reading;

/// <summary>Reads one case: a video, a model, and what an interrupted run already said.</summary>
/// <param name="source">Borrowed, and read to its end.</param>
/// <param name="model">Borrowed.</param>
/// <param name="options">How to read it.</param>
/// <param name="time">Measures latencies and the time of an answer.</param>
public sealed class CaseRun(IFrameSource source, IVisionLanguageModel model, CaseRunOptions options, TimeProvider time)
{
    /// <summary>
    /// Whether the interrupted run read a file that was still being written, so that only its pictures tell whether it
    /// was this one.
    /// </summary>
    public bool ProvesPictures { get; init; }

    /// <summary>Returns when the video ended and all of it was published.</summary>
    /// <param name="earlier">
    /// What an interrupted run of the same video, model and options published, in order; empty for a new case. Its key
    /// frames are sampled and measured again and neither asked about nor published.
    /// </param>
    /// <param name="publish">
    /// Called once a key frame, in order, from another thread; borrows the frame until its task ends. What it throws
    /// ends the run.
    /// </param>
    /// <param name="cancellationToken">
    /// Stops at once; what was published stays valid for another run to continue.
    /// </param>
    /// <exception cref="CaptureException">
    /// Not one key frame could be had, or the video does not fit the interrupted run.
    /// </exception>
    /// <exception cref="ModelException">The model broke.</exception>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public async Task<CaseOutcome> RunAsync(
        IReadOnlyList<KeyFrameAnalysis> earlier,
        Func<Frame, KeyFrameRecord, CancellationToken, ValueTask> publish,
        CancellationToken cancellationToken)
    {
        foreach (var part in (object[])[options, options.Sampler, options.Gate])
        {
            Validator.ValidateObject(part, new ValidationContext(part), validateAllProperties: true);
        }

        var reader = new KeyFrameReader(model, options, earlier, time) { ProvesPictures = ProvesPictures };
        var sampler = new KeyFrameSampler(options.Sampler);
        var pipeline = new CasePipeline(source, sampler, reader, options.QueueCapacity, time);
        var counts = await pipeline.RunAsync(publish, cancellationToken);

        var footage = source.Footage;
        var path = PhaseGaps.Apply(
            reader.BestPath(footage.Length), footage.Gaps.Select(gap => (gap.From, gap.To)));
        return new(counts, footage, SeenShare.Of(footage, reader.KeyFrames), path)
        {
            BrokeOff = pipeline.BrokeOff,
            RefusedPictures = source.Refused,
        };
    }
}
