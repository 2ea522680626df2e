using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Reading;
using Surgical.Analyzer.Results;
using Surgical.Capture;
using Surgical.Models.Contract;
using Surgical.Progress;

namespace Surgical.Commands;

/// <summary>Reads cases into folders, with progress on stderr.</summary>
/// <param name="model">Borrowed.</param>
/// <param name="options">How cases are read.</param>
internal sealed class CaseAnalysis(IVisionLanguageModel model, CaseRunOptions options)
{
    /// <summary>What an analysis of a source is of.</summary>
    /// <param name="path">Of the source.</param>
    /// <param name="source">The same, open.</param>
    /// <param name="cancellationToken">Stops between two parts of the file.</param>
    /// <exception cref="CaptureException">The source is still being written.</exception>
    /// <exception cref="IOException">The source cannot be read.</exception>
    public async Task<CaseInput> InputAsync(string path, IFrameSource source, CancellationToken cancellationToken)
    {
        var digest = source.IsFollowed ? null : await SourceDigest.OfAsync(path, cancellationToken);
        source.RequireStill();
        return new(NameOf(path), digest, source.Format, model.Identity, options);
    }

    /// <summary>What an analysis of a recording in parts is of; it is called after the first.</summary>
    /// <param name="parts">In order.</param>
    /// <param name="source">The same, open.</param>
    /// <param name="cancellationToken">Stops between two pieces of a file.</param>
    /// <exception cref="CaptureException">A part is still being written.</exception>
    /// <exception cref="IOException">A part cannot be read.</exception>
    public async Task<CaseInput> InputAsync(
        RecorderParts parts, IFrameSource source, CancellationToken cancellationToken)
    {
        var hashed = await CaseParts.OfAsync(parts, cancellationToken);
        source.RequireStill();
        return new(NameOf(parts.InOrder[0].Path), hashed.Sha256, source.Format, model.Identity, options)
        {
            Parts = hashed,
        };
    }

    private static string NameOf(string path)
    {
        // As it lies in its folder: "." and ".." name none.
        var last = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        return File.Exists(path) ? VideoName.Stem(last) : last;
    }

    /// <summary>Reads what an earlier run has not, and completes the folder; a complete one stays as it is.</summary>
    /// <exception cref="CaptureException">The video broke off, or does not fit the earlier run.</exception>
    /// <exception cref="OlderModelException">It is not complete, and an older version began it.</exception>
    /// <exception cref="ModelException">The model broke.</exception>
    /// <exception cref="IOException">A file could not be written; the folder can still be continued.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; likewise.</exception>
    public async Task<CaseOutcome> RunAsync(
        IFrameSource source, AnalysisFolder folder, CancellationToken cancellationToken)
    {
        if (model is OlderModel && !folder.IsComplete)
        {
            throw new OlderModelException(model.Identity.Name);
        }

        var startedAt = TimeProvider.System.GetUtcNow();
        IReadOnlyList<KeyFrameAnalysis> earlier = [.. folder.Analyses];
        if (earlier.Count > 0)
        {
            await Console.Error.WriteLineAsync(
                $"surgical: going on after {earlier.Count} key frames of an earlier run");
        }

        if (!folder.IsComplete && source is { Extent: { } extent, Length: { } length })
        {
            var decoding = await source.DecodingTimeAsync(cancellationToken);
            await Console.Error.WriteLineAsync(
                $"surgical: {AheadLine.Of(source.Format, length, extent, decoding)}");
        }

        var run = new CaseRun(source, model, options, TimeProvider.System) { ProvesPictures = folder.WasFollowed };
        var outcome = await AnalysisProgress.ShowAsync(
            source.Length, new(source.Length, options.Sampler), show => run.RunAsync(
                earlier,
                (_, record, _) =>
                {
                    folder.Append(record.Analysis);
                    show(record);
                    return ValueTask.CompletedTask;
                },
                cancellationToken));
        foreach (var line in RefusedPictureLines.Of(outcome))
        {
            await Console.Error.WriteLineAsync(line);
        }

        if (source.Sha256 is { } settled)
        {
            folder.Settle(settled, source.Format);
        }

        if (!folder.IsComplete)
        {
            folder.Complete(outcome, startedAt, TimeProvider.System.GetUtcNow());
        }

        if (FootageLine.Of(outcome) is { } gaps)
        {
            await Console.Error.WriteLineAsync($"surgical: {gaps}");
        }

        return outcome;
    }
}
