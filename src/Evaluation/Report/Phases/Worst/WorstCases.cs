using Surgical.Capture;
using Surgical.Evaluation.Phases;

namespace Surgical.Evaluation.Report.Phases.Worst;

/// <summary>The cases that went worst, with moments at which they did, and pictures of those.</summary>
/// <param name="All">Worst first.</param>
internal sealed record WorstCases(IReadOnlyList<WorstCase> All)
{
    /// <summary>As many at most.</summary>
    public const int Most = 3;

    private const int PictureWidth = 400;

    public static async Task<WorstCases> OfAsync(PhaseResults results, CancellationToken cancellationToken)
    {
        var search = new VideoSearch(Folders(results));
        var cases = new List<WorstCase>();
        foreach (var video in results.Videos.Where(video => video.Score.Strict.Accuracy < 1)
            .OrderBy(video => video.Score.Strict.Accuracy)
            .Take(Most))
        {
            var found = await search.OfAsync(video, cancellationToken);
            var frames = WorstFrame.Of(video, results.Options.FramesPerSecond);
            cases.Add(await PicturedAsync(video, frames, found, cancellationToken));
        }

        return new(cases);
    }

    /// <summary>Beside annotations Cataract-1K keeps its videos in a folder of that name.</summary>
    private static IEnumerable<string> Folders(PhaseResults results) =>
        new[] { results.Options.Videos, results.Truth, Path.Combine(results.Truth, "..", "videos"), results.Predicted }
            .OfType<string>();

    /// <summary>
    /// Without ffmpeg there are figures all the same, and the reader is told why there are no pictures.
    /// </summary>
    private static async Task<WorstCase> PicturedAsync(
        VideoResult video, IReadOnlyList<WorstFrame> frames, FoundVideo found, CancellationToken cancellationToken)
    {
        if (found.Path is not { } path)
        {
            return new(video, found.Words, [.. frames.Select(frame => new PicturedFrame(frame, Jpeg: null))]);
        }

        try
        {
            var moments = new List<PicturedFrame>();
            foreach (var frame in frames)
            {
                moments.Add(new(frame, await VideoStill.JpegAsync(path, At(frame), PictureWidth, cancellationToken)));
            }

            return new(video, found.Words, moments);
        }
        catch (CaptureException failure)
        {
            return await PicturedAsync(video, frames, new(null, failure.Message), cancellationToken);
        }
    }

    /// <summary>Times of key frames are rounded in files, and a little too late is the next frame.</summary>
    private static TimeSpan At(WorstFrame frame)
    {
        const double BeforeAnyFrame = 0.002;
        return TimeSpan.FromSeconds(Math.Max(0, frame.Seconds - BeforeAnyFrame));
    }
}

/// <summary>One of them.</summary>
/// <param name="Video">Its figures.</param>
/// <param name="VideoWords">What the reader should know of its pictures.</param>
/// <param name="Moments">Worst first; none where the tracker named the right phase at every key frame.</param>
internal sealed record WorstCase(VideoResult Video, string VideoWords, IReadOnlyList<PicturedFrame> Moments);

/// <summary>A moment with its picture.</summary>
/// <param name="Frame">What was wrong.</param>
/// <param name="Jpeg">Null where there is none.</param>
internal sealed record PicturedFrame(WorstFrame Frame, byte[]? Jpeg);
