using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Surgical.Analyzer;
using Surgical.Capture;
using Surgical.Cases.Intake;
using Surgical.Cases.Store;

namespace Surgical.Soak.Footage;

/// <summary>What the server makes of a file, and what of it a page plays.</summary>
/// <param name="Seconds">Of frames.json.</param>
/// <param name="Played">As FFmpeg shows it.</param>
/// <param name="IsCopy">Whether a copy is played.</param>
/// <param name="Plan">As it was written down.</param>
/// <param name="Refusal">Empty where there is a case.</param>
internal sealed record PagesView(
    IReadOnlyList<double> Seconds, PlayerView? Played, bool IsCopy, SourcePlan? Plan, string Refusal)
{
    /// <param name="data">Where the original of the case lies.</param>
    /// <param name="caseId">Of it.</param>
    /// <param name="ours">How the original was read: one that turned out damaged is copied then.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<PagesView> OfAsync(
        DataFolder data, string caseId, OurView ours, CancellationToken cancellationToken)
    {
        var preparation = new VideoPreparation(data, NullLogger<VideoPreparation>.Instance);
        try
        {
            var video = await preparation.PrepareAsync(caseId, cancellationToken);
            var plan = Json<SourcePlan>(data.Plan(caseId));
            if (ours.Refusal.Length > 0)
            {
                // The reading comes after the preparation, and says it.
                var read = await OurView.OfAsync(data.Original(caseId), cancellationToken);
                return new([], null, video.Transcoded, plan, read.Refusal);
            }

            video = !video.Transcoded && VideoPreparation.NeedsCopy(plan, ours.Footage!)
                ? await preparation.CopyAsync(caseId, plan, cancellationToken)
                : video;
            return new(
                Json<FrameTable>(data.Frames(caseId)).Seconds,
                await PlayerView.OfAsync(data.Played(caseId, video.Transcoded), cancellationToken),
                video.Transcoded,
                plan,
                "");
        }
        catch (RefusedVideoException refusal)
        {
            return new([], null, false, null, refusal.Message);
        }
    }

    private static T Json<T>(string file) =>
        JsonSerializer.Deserialize<T>(File.ReadAllBytes(file), AnalysisJson.Options)!;
}
