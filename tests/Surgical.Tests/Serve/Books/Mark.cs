using System.Net;
using System.Net.Http.Json;
using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve.Books;

/// <summary>What somebody says of a case, under an id of their own.</summary>
/// <param name="Id">Of the change, and the name of its author: nobody else says the same.</param>
/// <param name="Place">Where it is sent to, behind the case's address.</param>
/// <param name="Said">The correction.</param>
internal sealed record Mark(string Id, string Place, object Said)
{
    /// <summary>Of its event; null while the server has not acknowledged it.</summary>
    public long? Number { get; private set; }

    /// <summary>Whether it was sent again after the server's death.</summary>
    public bool IsSentAgain { get; private set; }

    /// <summary>Of a key frame, or of the whole case where there is none.</summary>
    public static Mark Of(string id, KeyFrameAnalysis? keyFrame) => keyFrame is null
        ? new(id, "corrections/path", new PathCorrection([new("incision", 0, 1)], id))
        : new(id, "corrections", new FrameCorrection(
            keyFrame.Index, keyFrame.Seconds, CorrectionVerdict.Corrected, "incision", id));

    public bool IsSaidBy(EventBody told) => (told.Correction?.By ?? told.Path?.By) == Id;

    /// <returns>The event that tells of it; null where the server was killed before it answered.</returns>
    public async Task<EventBody?> SendAsync(ServeProcess server, string caseId)
    {
        using var response = await ServeProcess.AnswerAsync(server.Http.PostAsJsonAsync(
            $"/api/cases/{caseId}/{Place}?change={Id}", Said, TestContext.Current.CancellationToken));
        if (response is null)
        {
            return null;
        }

        Assert.Contains(response.StatusCode, (HttpStatusCode[])[HttpStatusCode.Created, HttpStatusCode.OK]);
        var told = await RunningServer.ReadAsync<EventBody>(response);
        Assert.True(IsSaidBy(told));
        Assert.Equal(Number ?? told.Number, told.Number);
        Number = told.Number;
        return told;
    }

    /// <summary>Sends it again, as a client does that has heard nothing, or lost what it heard.</summary>
    public async Task<EventBody?> SendAgainAsync(ServeProcess server, string caseId)
    {
        IsSentAgain = true;
        return await SendAsync(server, caseId);
    }
}
