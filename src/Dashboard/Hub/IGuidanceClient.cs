using Microsoft.AspNetCore.SignalR;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;

namespace Surgical.Dashboard.Hub;

/// <summary>What a watching page is told.</summary>
internal interface IGuidanceClient
{
    /// <summary>The next event of the watched case, in order of numbers.</summary>
    [HubMethodName("event")]
    Task HappenedAsync(string caseId, EventBody happened);

    /// <summary>A case as it is now; changes in between may be left out.</summary>
    [HubMethodName("case")]
    Task ChangedAsync(Case summary);

    /// <summary>There is no such case any more.</summary>
    [HubMethodName("deleted")]
    Task DeletedAsync(string caseId);
}
