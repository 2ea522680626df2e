using System.Net;

namespace Surgical.Tests.Serve.Books.Steps;

/// <summary>A case is deleted, at whatever stage it is.</summary>
internal static class DeletionStep
{
    public static async Task RunAsync(Round round)
    {
        var book = await round.DrawAsync(_ => true);
        book.IsAskedToBeDeleted = true;
        var deleted = round.Server.Http.DeleteAsync(
            $"/api/cases/{book.Id}", TestContext.Current.CancellationToken);
        await round.KillAsync(latest: 500);
        using var answer = await ServeProcess.AnswerAsync(deleted);
        Assert.True(answer is null or { StatusCode: HttpStatusCode.OK });
        round.Books.Count(answer is null ? 0 : 1, answer is null ? 1 : 0);
        book.IsDeleted = answer is not null;
    }
}
