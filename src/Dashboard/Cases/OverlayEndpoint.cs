using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
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

    /// <summary>Since the tracked phase of a key frame began; null where no phase is believed.</summary>
    /// <param name="now">The key frame.</param>
    /// <param name="before">Those before it, newest first; read no further than to the one before the phase.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<double?> SecondsInPhaseAsync(
        KeyFrameAnalysis now, IAsyncEnumerable<KeyFrameAnalysis> before, CancellationToken cancellationToken)
    {
        if (now.TrackedPhase is null)
        {
            return null;
        }

        var began = await before
            .TakeWhile(earlier => earlier.TrackedPhase == now.TrackedPhase)
            .LastOrDefaultAsync(now, cancellationToken);
        return now.Seconds - began.Seconds;
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> DrawAsync(
        string id, long number, TheatreBoard board, CaseStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        if (board.Video(id) is not { } video)
        {
            return CaseEndpoints.Absent("video");
        }

        if (await store.EventAsync(id, number, cancellationToken) is not { } shown)
        {
            return CaseEndpoints.Absent("event");
        }

        var isLegible = video is { Width: >= OverlayLayout.LeastWidth, Height: >= OverlayLayout.LeastHeight };
        var drawing = shown.KeyFrame is { } keyFrame && isLegible
            ? OverlayLayout.For(
                keyFrame,
                await SecondsInPhaseAsync(keyFrame, store.KeyFramesBeforeAsync(id, number, cancellationToken), cancellationToken),
                video.Width,
                video.Height)
            : new(video.Width, video.Height, []);
        response.Headers[HeaderNames.CacheControl] = EvidenceEndpoints.Unchanging;
        return TypedResults.Content(OverlaySvg.Write(drawing), Svg);
    }
}
