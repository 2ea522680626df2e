using Surgical.Cases.Store;

namespace Surgical.Dashboard.Library;

/// <summary>A case that is deleted while something of it is looked for is not there; nobody has failed.</summary>
internal sealed class DeletedMeanwhile(TheatreBoard board) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception) when (IsGone(context.HttpContext.Request))
        {
            return CaseEndpoints.Absent("case");
        }
    }

    private bool IsGone(HttpRequest request) =>
        request.RouteValues.TryGetValue("id", out var id) && id is string caseId && board.Find(caseId) is null;
}
