using Microsoft.AspNetCore.SignalR;
using Surgical.Cases.Chart;

namespace Surgical.Dashboard.Hub;

/// <summary>What a watching page is told.</summary>
internal interface IGuidanceClient
{
    /// <summary>The next event of the watched case, in order of numbers.</summary>
    [HubMethodName("event")]
    Task HappenedAsync(string caseId, CaseEvent caseEvent);

    /// <summary>A case as it is now; changes in between may be left out.</summary>
    [HubMethodName("case")]
    Task ChangedAsync(Case summary);
}
