using Surgical.Capture;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.Evaluation.Runs;

namespace Surgical.Commands.Evaluate;

/// <summary>Which videos can be opened, before hours are spent on the first of them.</summary>
/// <param name="Readable">
/// Each with its share of the work: its length in seconds, or 1 where not every length is known.
/// </param>
/// <param name="Broken">Keys of the others.</param>
internal sealed record VideoSurvey(
    IReadOnlyList<(AnnotatedVideo Case, double Work)> Readable, IReadOnlyList<string> Broken)
{
    /// <summary>Opens each of them once. What cannot be opened is said on stderr.</summary>
    /// <param name="cases">Videos, or folders of pictures.</param>
    /// <param name="pictureRate">Pictures a second of folders; null where nobody said.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    public static async Task<VideoSurvey> OfAsync(
        IReadOnlyList<AnnotatedVideo> cases, double? pictureRate, CancellationToken cancellationToken)
    {
        var opened = new List<(AnnotatedVideo Case, TimeSpan? Length)>();
        var broken = new List<string>();
        foreach (var video in cases)
        {
            try
            {
                var source = await FrameSource.OpenAsync(video.Path, pictureRate, cancellationToken);
                await FrameSource.RequirePictureAsync(video.Path, cancellationToken);
                opened.Add((video, source.Length));
            }
            catch (CaptureException problem)
            {
                await Console.Error.WriteLineAsync(
                    $"surgical: {video.Key}: cannot be read and is not scored: {problem.Message}");
                broken.Add(video.Key);
            }
        }

        var areKnown = opened.All(video => video.Length is not null);
        return new([.. opened.Select(video => (video.Case, areKnown ? video.Length!.Value.TotalSeconds : 1))], broken);
    }
}
