using Microsoft.AspNetCore.Diagnostics;
using Surgical.Cases.Store;

namespace Surgical.Dashboard.Edge;

/// <summary>Answers 503 with the store's words where its surroundings let nothing be read or written.</summary>
internal sealed class UnansweredStore(StoreProvider provider) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if ((exception as UnwrittenException ?? provider.Meaning(exception)) is not UnwrittenException unanswered)
        {
            return false;
        }

        await TypedResults.Problem(
            $"{unanswered.Message}. Try again later.", statusCode: StatusCodes.Status503ServiceUnavailable)
            .ExecuteAsync(httpContext);
        return true;
    }
}
