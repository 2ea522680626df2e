using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
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

        var shapes = shown.Event is CaseEvent.KeyFrame { Analysis: var keyFrame }
            ? OverlayLayout.For(keyFrame, video.Width, video.Height)
            : new(video.Width, video.Height, []);

        // Another build may draw it differently: only what is asked for under this build's version is for ever.
        response.Headers[HeaderNames.CacheControl] =
            drawing == DrawingVersion.Current ? EvidenceEndpoints.Unchanging : "no-cache";
        return TypedResults.Content(OverlaySvg.Write(shapes), Svg);
    }
}
