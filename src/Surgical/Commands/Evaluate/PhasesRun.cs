using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Analyzer;
using Surgical.Analyzer.Reading;
using Surgical.Analyzer.Results;
using Surgical.Capture;
using Surgical.Disk;
using Surgical.Evaluation.Runs;
using Surgical.Evaluation.Runs.Questions;
using Surgical.Models.Contract;
using Surgical.Progress;

namespace Surgical.Commands.Evaluate;

/// <summary>
/// Reads the video of every annotated case, one after another; what an earlier run has read is not read again.
/// </summary>
/// <param name="truth">Folder of annotated phases.</param>
/// <param name="videos">Folder of the videos.</param>
/// <param name="folder">Of the run.</param>
/// <param name="options">How a case is read.</param>
/// <param name="pictureRate">Pictures a second of folders of pictures; null where nobody said.</param>
internal sealed class PhasesRun(string truth, string videos, string folder, CaseRunOptions options, double? pictureRate)
{
    /// <summary>Holds a folder for each case, as <c>surgical analyze</c> writes it.</summary>
    public string Analyses { get; } = Path.Combine(folder, "analyses");

    /// <summary>Reads all of them, or as many as are wanted. Progress goes to stderr.</summary>
    /// <param name="limit">The most; null for all.</param>
    /// <param name="seed">Of what a limit draws.</param>
    /// <param name="openModel">Called once there is something to read.</param>
    /// <param name="cancellationToken">Stops at once; what was read is kept.</param>
    /// <exception cref="CaptureException">Not one video can be read.</exception>
    /// <exception cref="ModelException">The model cannot be opened, or broke.</exception>
    /// <exception cref="IOException">There is no room; what was read is kept.</exception>
    public async Task<PhasesRunEnd> RunAsync(
        int? limit,
        int seed,
        Func<CancellationToken, Task<IVisionLanguageModel>> openModel,
        CancellationToken cancellationToken)
    {
        if (IsInside(folder, truth))
        {
            return new PhasesRunEnd.Refused($"Expected an --out outside of the folder of --truth, got {folder}.");
        }

        var found = VideoFolder.Find(truth, videos);
        foreach (var key in found.WithoutVideo)
        {
            Say($"{key}: no video, not read");
        }

        foreach (var video in found.WithoutTruth)
        {
            Say($"{video}: no truth, not read");
        }

        if (pictureRate is null && found.Cases.FirstOrDefault(video => video.IsPictures) is { } pictures)
        {
            return new PhasesRunEnd.Refused(
                $"{pictures.Path}: expected --picture-fps beside a folder of pictures, "
                + "which says how many there are a second.");
        }

        var survey = await VideoSurvey.OfAsync(Draw.Of(found.Cases, limit, seed), pictureRate, cancellationToken);
        RequireAny(survey.Readable.Count);
        await using var opened = await openModel(cancellationToken);
        var model = OlderModel.Before(opened, RunFolder.ModelOf(folder));
        return RunFolder.Take(folder, Input(model, limit, seed)) is { } refusal
            ? new PhasesRunEnd.Refused(refusal)
            : await KeptWork.OrSayAsync(
                folder,
                () => ReadAsync(new CaseAnalysis(model, options), survey, found.WithoutVideo, cancellationToken));
    }

    private RunInput Input(IVisionLanguageModel model, int? limit, int seed) => new(
        RunKind.Phases,
        model.Identity,
        new JsonObject
        {
            ["reading"] = JsonSerializer.SerializeToNode(options, AnalysisJson.Options),
            ["pictures_per_second"] = pictureRate,
        },
        new JsonObject { ["limit"] = limit, ["seed"] = seed });

    private async Task<PhasesRunEnd> ReadAsync(
        CaseAnalysis analysis, VideoSurvey survey, IReadOnlyList<string> withoutVideo,
        CancellationToken cancellationToken)
    {
        var estimate = new RunEstimate(survey.Readable.Sum(video => video.Work));
        var broken = survey.Broken.ToList();
        foreach (var (place, (video, work)) in survey.Readable.Index())
        {
            Say($"video {place + 1} of {survey.Readable.Count}: {video.Key}");
            var startedAt = TimeProvider.System.GetTimestamp();
            switch (await ReadAsync(analysis, video, cancellationToken))
            {
                case VideoEnd.Refused(var reason):
                    return new PhasesRunEnd.Refused(reason);
                case VideoEnd.Broken:
                    broken.Add(video.Key);
                    estimate.Skip(work);
                    break;
                case VideoEnd.ReadBefore:
                    Say($"{video.Key}: read by an earlier run");
                    estimate.Skip(work);
                    break;
                case VideoEnd.Read(var before):
                    estimate.Skip(work * before);
                    estimate.Observe(work * (1 - before), TimeProvider.System.GetElapsedTime(startedAt));
                    Say(
                        $"{place + 1} of {survey.Readable.Count} videos read; "
                        + $"{EstimateWords.Left(estimate.Remaining)}");
                    break;
            }
        }

        RequireAny(survey.Readable.Count + survey.Broken.Count - broken.Count);
        return new PhasesRunEnd.Done(
            [.. survey.Readable.Select(video => video.Case.Key), .. survey.Broken, .. withoutVideo],
            IsWhole: broken.Count == 0);
    }

    private async Task<VideoEnd> ReadAsync(
        CaseAnalysis analysis, AnnotatedVideo video, CancellationToken cancellationToken)
    {
        try
        {
            var source = await FrameSource.OpenAsync(video.Path, pictureRate, cancellationToken);
            var input = await analysis.InputAsync(video.Path, source, cancellationToken);
            return AnalysisFolder.Open(Path.Combine(Analyses, video.Key), input) switch
            {
                FolderClaim<AnalysisFolder>.Granted(var folder) =>
                    await ReadAsync(analysis, source, folder, cancellationToken),
                FolderClaim<AnalysisFolder>.Refused(var reason) => new VideoEnd.Refused(reason),
                _ => throw new InvalidOperationException("Expected a claim to be granted or refused."),
            };
        }
        catch (CaptureException problem)
        {
            Say($"{video.Key}: cannot be read to its end and is not scored: {problem.Message}");
            return new VideoEnd.Broken();
        }
    }

    private static async Task<VideoEnd> ReadAsync(
        CaseAnalysis analysis, IFrameSource source, AnalysisFolder folder, CancellationToken cancellationToken)
    {
        using (folder)
        {
            if (folder.IsComplete)
            {
                return new VideoEnd.ReadBefore();
            }

            var before = folder.Analyses.Count == 0 || source.Length is not { } length
                ? 0
                : Math.Min(folder.Analyses[^1].Seconds / length.TotalSeconds, 1);
            var outcome = await analysis.RunAsync(source, folder, cancellationToken);
            if (outcome.Failure is { } failure)
            {
                throw new CaptureException(failure);
            }

            return new VideoEnd.Read(before);
        }
    }

    private static void RequireAny(int readable)
    {
        if (readable == 0)
        {
            throw new CaptureException(
                "Expected at least one video that can be read to its end, found none; see above.");
        }
    }

    private static bool IsInside(string path, string parent) => Path.GetFullPath(path + Path.DirectorySeparatorChar)
        .StartsWith(Path.GetFullPath(parent + Path.DirectorySeparatorChar), StringComparison.Ordinal);

    private static void Say(string what) => Console.Error.WriteLine($"surgical: {what}");

    /// <summary>How the reading of one video ended.</summary>
    private abstract record VideoEnd
    {
        private VideoEnd()
        {
        }

        /// <summary>An earlier run had read it to its end.</summary>
        public sealed record ReadBefore : VideoEnd;

        /// <param name="Before">Share that an earlier run had read, 0 to 1.</param>
        public sealed record Read(double Before) : VideoEnd;

        public sealed record Broken : VideoEnd;

        public sealed record Refused(string Reason) : VideoEnd;
    }
}
