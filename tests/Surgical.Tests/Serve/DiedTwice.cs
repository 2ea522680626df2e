using System.Net;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;

namespace Surgical.Tests.Serve;

/// <summary>A case over which the server was killed twice has failed for it, and waits for a person.</summary>
internal static class DiedTwice
{
    /// <summary>With which the reason begins.</summary>
    public const string Words = "The server ended twice in the middle of ";

    /// <summary>Asks again for a case where that is what an event says.</summary>
    public static async Task<bool> RetriedAsync(ServeProcess server, string caseId, EventBody told)
    {
        if (told.Kind is not CaseEventKind.Failed
            || told.Message?.StartsWith(Words, StringComparison.Ordinal) != true)
        {
            return false;
        }

        using var retried = await server.Http.PostAsync(
            $"/api/cases/{caseId}/retry", null, TestContext.Current.CancellationToken);

        // It was asked for already when this one had been heard of before.
        Assert.Contains(retried.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.Conflict]);
        return true;
    }
}
