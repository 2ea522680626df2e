using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Capture;
using Surgical.Cases.Store;

namespace Surgical.Cases.Reading;

/// <summary>
/// Opens the video of a case that is played and analysed, by the probe that was made when it was prepared.
/// </summary>
internal static class PlayedVideo
{
    /// <param name="data">Where it lies.</param>
    /// <param name="caseId">Of a prepared case.</param>
    /// <param name="transcoded">Whether a copy is played.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <exception cref="CaptureException">It is gone, or cannot be read.</exception>
    public static async Task<IFrameSource> OpenAsync(
        DataFolder data, string caseId, bool transcoded, CancellationToken cancellationToken)
    {
        var path = data.Played(caseId, transcoded);
        return File.Exists(path) && File.Exists(data.Probe(caseId)) && Probe(data.Probe(caseId)) is { } probed
            ? FrameSource.Open(path, probed)
            : await FrameSource.OpenAsync(path, picturesPerSecond: null, cancellationToken);
    }

    // Cases from before November 2026 have no such file, and one that was cut off is as good as none.
    private static ProbedVideo? Probe(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ProbedVideo>(File.ReadAllBytes(path), AnalysisJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
