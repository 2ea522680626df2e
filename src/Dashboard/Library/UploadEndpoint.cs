using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Surgical.Cases.Chart;
using Surgical.Cases.Intake;

namespace Surgical.Dashboard.Library;

/// <summary>POST /api/cases: a multipart form whose field "video" is a file.</summary>
internal static class UploadEndpoint
{
    private const string Field = "video";

    // Boundaries, headers and small fields around the file itself.
    private const long FormBytes = 1 << 20;

    public static async Task<Results<Created<Case>, ProblemHttpResult>> UploadAsync(
        HttpRequest request,
        Admission admission,
        Places places,
        LeastRoom room,
        AdmissionOptions options,
        CancellationToken cancellationToken)
    {
        AllowBody(request, options.GreatestBytes);
        try
        {
            using var place = places.Reserve();
            room.Require(Math.Min(request.ContentLength ?? 0, options.GreatestBytes));
            if (await FindVideoAsync(request, cancellationToken) is not var (video, fileName))
            {
                return Missing();
            }

            var admitted = await admission.AdmitAsync(video, fileName, isSample: false, cancellationToken);
            return TypedResults.Created($"/api/cases/{admitted.Id}", admitted);
        }
        catch (RefusedVideoException refused)
        {
            return refused.InnerException switch
            {
                // The server's own limits speak while the video is read.
                BadHttpRequestException broken => Refuse(broken, options),
                _ => Refuse(refused),
            };
        }
        catch (NoRoomException none)
        {
            return Refuse(RefusedVideoException.NoRoom(none));
        }
        catch (BadHttpRequestException broken)
        {
            return Refuse(broken, options);
        }
    }

    private static ProblemHttpResult Refuse(BadHttpRequestException broken, AdmissionOptions options) =>
        broken.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => Refuse(RefusedVideoException.TooLarge(options.GreatestBytes)),
            StatusCodes.Status408RequestTimeout => TypedResults.Problem(
                "Expected a whole upload, but it came too slowly and was given up; send it again.",
                statusCode: broken.StatusCode),
            _ => TypedResults.Problem(
                RefusedVideoException.BrokenOff(broken).Message, statusCode: broken.StatusCode),
        };

    private static ProblemHttpResult Refuse(RefusedVideoException refused) =>
        TypedResults.Problem(refused.Message, statusCode: StatusOf(refused.Reason));

    private static ProblemHttpResult Missing() => TypedResults.Problem(
        $"Expected a multipart form with a file in the field \"{Field}\", but there is none.",
        statusCode: StatusCodes.Status400BadRequest);

    private static int StatusOf(VideoRefusal reason) => reason switch
    {
        VideoRefusal.Empty or VideoRefusal.BrokenOff => StatusCodes.Status400BadRequest,
        VideoRefusal.NotAVideo => StatusCodes.Status415UnsupportedMediaType,
        VideoRefusal.TooLarge => StatusCodes.Status413PayloadTooLarge,
        VideoRefusal.TooManyWaiting or VideoRefusal.NotNow => StatusCodes.Status503ServiceUnavailable,
        VideoRefusal.DiskFull => StatusCodes.Status507InsufficientStorage,
        _ => throw new InvalidOperationException($"No status for {reason}."),
    };

    private static void AllowBody(HttpRequest request, long greatest)
    {
        var limit = request.HttpContext.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>();
        if (!limit.IsReadOnly)
        {
            limit.MaxRequestBodySize = greatest > long.MaxValue - FormBytes ? null : greatest + FormBytes;
        }
    }

    private static async Task<(Stream Content, string FileName)?> FindVideoAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return null;
        }

        var reader = new MultipartReader(boundary, request.Body);
        while (await NextAsync(reader, cancellationToken) is { } section)
        {
            if (section.GetContentDispositionHeader() is { } part && part.IsFileDisposition()
                && part.Name.Equals(Field))
            {
                var name = HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName);
                return (section.Body, name.ToString());
            }
        }

        return null;
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception broken)
            when (broken is IOException or InvalidDataException && broken is not BadHttpRequestException)
        {
            return null;
        }
    }
}
