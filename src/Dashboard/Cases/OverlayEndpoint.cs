using Microsoft.AspNetCore.Http.HttpResults;
using Surgical.Analyzer;
using Surgical.Dashboard.Store;
using Surgical.Overlay;

namespace Surgical.Dashboard.Cases;

/// <summary>What is drawn over the picture of one key frame, as SVG of the video's size.</summary>
internal static class OverlayEndpoint
{
    private const string Svg = "image/svg+xml";

    public static void MapOverlay(this IEndpointRouteBuilder cases) =>
        cases.MapGet("/{id}/events/{number:long}/overlay.svg", DrawAsync)
            .Produces(StatusCodes.Status200OK, contentType: Svg)
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>Since the tracked phase of the last key frame began; null where no phase is believed.</summary>
    public static double? SecondsInPhase(IReadOnlyList<KeyFrameAnalysis> upToNow)
    {
        var now = upToNow[^1];
        return now.TrackedPhase is null
            ? null
            : now.Seconds - upToNow.Reverse().TakeWhile(earlier => earlier.TrackedPhase == now.TrackedPhase).Last().Seconds;
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> DrawAsync(
        string id, long number, TheatreBoard board, CaseStore store, CancellationToken cancellationToken)
    {
        if (board.Video(id) is not { } video)
        {
            return CaseEndpoints.Absent("video");
        }

        var upToNow = (await store.EventsAsync(id, after: 0, cancellationToken)).TakeWhile(e => e.Number <= number).ToList();
        if (upToNow.Count == 0 || upToNow[^1].Number != number)
        {
            return CaseEndpoints.Absent("event");
        }

        return TypedResults.Content(OverlaySvg.Write(Draw(upToNow, video)), Svg);
    }

    private static Drawing Draw(IReadOnlyList<CaseEvent> upToNow, VideoRow video)
    {
        var isLegible = video is { Width: >= OverlayLayout.LeastWidth, Height: >= OverlayLayout.LeastHeight };
        return upToNow[^1].KeyFrame is { } keyFrame && isLegible
            ? OverlayLayout.For(
                keyFrame,
                SecondsInPhase([.. upToNow.Select(e => e.KeyFrame).OfType<KeyFrameAnalysis>()]),
                video.Width,
                video.Height)
            : new(video.Width, video.Height, []);
    }
}
