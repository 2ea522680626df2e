using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Surgical.Cases.Chart;
using Surgical.Cases.Footage;
using Surgical.Cases.Intake;
using Surgical.Cases.Store;

namespace Surgical.Dashboard.Library;

/// <summary>
/// What a case shows: its video, the times of its frames, its key frames and what is drawn over them.
/// </summary>
internal static class EvidenceEndpoints
{
    /// <summary>Cache-Control of what is named by what it holds, or holds for ever what it held first.</summary>
    public const string Unchanging = "private, max-age=31536000, immutable";

    public static void MapEvidence(this IEndpointRouteBuilder cases)
    {
        cases.MapGet("/{id}/video", Video)
            .Produces(StatusCodes.Status200OK, contentType: "video/mp4")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        cases.MapGet("/{id}/frames", Frames)
            .Produces<FrameTable>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        cases.MapGet("/{id}/pictures/{sha256}.jpg", PictureAsync)
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Results<PhysicalFileHttpResult, ProblemHttpResult> Video(
        string id, TheatreBoard board, DataFolder data, TakenFiles taken, OpenVideos open, HttpResponse response)
    {
        open.Note(id, response.HttpContext);
        if (board.Video(id) is not { } video)
        {
            return CaseEndpoints.Absent("video");
        }

        if (taken.Look(id) is { } fault)
        {
            return Faulty(fault);
        }

        response.Headers[HeaderNames.CacheControl] = Unchanging;
        return TypedResults.PhysicalFile(data.Played(id, video.Transcoded), "video/mp4", enableRangeProcessing: true);
    }

    private static Results<PhysicalFileHttpResult, ProblemHttpResult> Frames(
        string id, TheatreBoard board, DataFolder data, TakenFiles taken, HttpResponse response)
    {
        if (board.Video(id) is null)
        {
            return CaseEndpoints.Absent("video");
        }

        if (taken.Look(id) is { } fault)
        {
            return Faulty(fault);
        }

        response.Headers[HeaderNames.CacheControl] = Unchanging;
        return TypedResults.PhysicalFile(data.Frames(id), "application/json");
    }

    private static ProblemHttpResult Faulty(VideoFault fault) => TypedResults.Problem(
        TakenFiles.WordsOf(fault),
        statusCode: fault is VideoFault.Gone ? StatusCodes.Status404NotFound : StatusCodes.Status409Conflict);

    private static async Task<Results<PhysicalFileHttpResult, ProblemHttpResult>> PictureAsync(
        string id, string sha256, TheatreBoard board, CaseStore store, PictureFolder pictures, HttpResponse response,
        CancellationToken cancellationToken)
    {
        if (board.Find(id) is null || pictures.Find(sha256) is not { } file
            || !await store.ShowsAsync(id, sha256, cancellationToken))
        {
            return CaseEndpoints.Absent("picture");
        }

        // A browser may keep it, but has to ask before it shows it again: meanwhile it may have been erased.
        response.Headers[HeaderNames.CacheControl] = "private, no-cache";
        return TypedResults.PhysicalFile(file, "image/jpeg", entityTag: new($"\"{sha256}\""));
    }
}
