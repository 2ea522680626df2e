using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Capture;
using Surgical.Cases.Store;

namespace Surgical.Cases.Reading;

/// <summary>
/// Opens the video of a case that is analysed: the original, by the plan that was made when it was prepared.
/// </summary>
internal static class AnalysedVideo
{
    /// <param name="data">Where it lies.</param>
    /// <param name="caseId">Of a prepared case.</param>
    /// <param name="transcoded">Whether a copy is played.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <exception cref="CaptureException">It is gone, or cannot be read.</exception>
    public static async Task<IFrameSource> OpenAsync(
        DataFolder data, string caseId, bool transcoded, CancellationToken cancellationToken)
    {
        var path = data.Analysed(caseId, transcoded);
        return File.Exists(path) && Plan(data, caseId) is { } plan
            ? FrameSource.Open(path, plan)
            : await FrameSource.OpenAsync(path, picturesPerSecond: null, cancellationToken);
    }

    /// <summary>How a case's original is read; null where that was never written down, or was cut off.</summary>
    public static SourcePlan? Plan(DataFolder data, string caseId)
    {
        try
        {
            return File.Exists(data.Plan(caseId))
                ? JsonSerializer.Deserialize<SourcePlan>(File.ReadAllBytes(data.Plan(caseId)), AnalysisJson.Options)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
