using System.ComponentModel.DataAnnotations;
using Surgical.Analyzer.Findings;
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
    /// <exception cref="CaptureException">The video broke off, or does not fit the interrupted run.</exception>
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

        var reader = new KeyFrameReader(model, options, earlier, time);
        var sampler = new KeyFrameSampler(options.Sampler);
        var pipeline = new CasePipeline(source, sampler, reader, options.QueueCapacity, time);
        var counts = await pipeline.RunAsync(publish, cancellationToken);

        var rate = source.Format.FramesPerSecond;
        var duration = rate > 0 ? TimeSpan.FromSeconds(counts.Read / rate) : reader.LastAt;
        return new CaseOutcome(counts, duration, reader.BestPath(duration)) { RefusedPictures = source.Refused };
    }
}
