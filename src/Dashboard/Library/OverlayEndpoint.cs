using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.Overlay;

namespace Surgical.Dashboard.Library;

/// <summary>What is drawn over the picture of one key frame, as SVG of the video's size.</summary>
internal static class OverlayEndpoint
{
    private const string Svg = "image/svg+xml";

    public static void MapOverlay(this IEndpointRouteBuilder cases) =>
        cases.MapGet("/{id}/events/{number:long}/overlay.svg", DrawAsync)
            .Produces(StatusCodes.Status200OK, contentType: Svg)
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> DrawAsync(
        string id,
        long number,
        TheatreBoard board,
        CaseStore store,
        HttpResponse response,
        CancellationToken cancellationToken,
        string? drawing = null)
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
        var shapes = isLegible
            && shown.Event is CaseEvent.KeyFrame { Analysis: { Status: not KeyFrameStatus.Erased } keyFrame }
            ? OverlayLayout.For(
                keyFrame, await SecondsInPhaseAsync(id, number, keyFrame, store, cancellationToken), video.Width,
                video.Height, KnowsOnly(board, id))
            : new(video.Width, video.Height, []);

        // Another build may draw it differently: only what is asked for under this build's version is for ever.
        response.Headers[HeaderNames.CacheControl] =
            drawing == DrawingVersion.Current ? EvidenceEndpoints.Unchanging : "no-cache";
        return TypedResults.Content(OverlaySvg.Write(shapes), Svg);
    }

    // A rendered sample is what such a model knows.
    private static string? KnowsOnly(TheatreBoard board, string id) =>
        board.Find(id) is { IsSample: false, Model: { } model } ? model.KnowsOnly : null;

    private static async Task<double?> SecondsInPhaseAsync(
        string id, long number, KeyFrameAnalysis keyFrame, CaseStore store, CancellationToken cancellationToken) =>
        keyFrame.TrackedPhase is { } phase
            ? keyFrame.Seconds - await store.PhaseBeganAsync(id, number, phase, cancellationToken)
            : null;
}
