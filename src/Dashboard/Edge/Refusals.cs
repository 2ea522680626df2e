using Surgical.Cases.Store;
using Surgical.Disk;

namespace Surgical.Dashboard.Edge;

/// <summary>What a failure that no endpoint expected means to whoever asked.</summary>
internal static class Refusals
{
    /// <summary>Answers failures by what they mean, and logs only those that are this program's fault.</summary>
    public static void UseRefusals(this IApplicationBuilder app) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        StatusCodeSelector = StatusOf,
        SuppressDiagnosticsCallback = failed => StatusOf(failed.Exception) != StatusCodes.Status500InternalServerError,
    });

    /// <summary>The status of an answer that could not be given.</summary>
    public static int StatusOf(Exception failed) => failed switch
    {
        // Its case was deleted while it was answered.
        NoSuchCaseException or FileNotFoundException or DirectoryNotFoundException => StatusCodes.Status404NotFound,

        // The body came too slowly, or not whole.
        BadHttpRequestException broken => broken.StatusCode,
        UnwrittenException => StatusCodes.Status503ServiceUnavailable,
        _ when FullDisk.Caused(failed) => StatusCodes.Status507InsufficientStorage,
        _ => StatusCodes.Status500InternalServerError,
    };
}
