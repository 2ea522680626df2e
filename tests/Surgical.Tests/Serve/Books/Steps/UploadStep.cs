using System.IO.Pipelines;
using System.Net;
using Surgical.Cases.Chart;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve.Books.Steps;

/// <summary>A video is on its way, or has just come.</summary>
internal static class UploadStep
{
    public static async Task RunAsync(Round round)
    {
        var clip = round.Clips.Playable();
        var video = await File.ReadAllBytesAsync(clip, TestContext.Current.CancellationToken);
        var body = new Pipe();
        var sent = round.Server.UploadAsync(body.Reader.AsStream(), Path.GetFileName(clip));
        if (round.Flip())
        {
            await body.Writer.WriteAsync(video.AsMemory(0, round.Random.Next(video.Length)));
        }
        else
        {
            round.Books.Sent(Path.GetFileNameWithoutExtension(clip));
            await body.Writer.WriteAsync(video);
            await body.Writer.CompleteAsync();
        }

        await round.KillAsync(latest: 1500);

        // A client that waits for its own body does not see that nobody reads it any more.
        await body.Writer.CompleteAsync(new IOException("The server was killed."));
        using var answer = await ServeProcess.AnswerAsync(sent);
        round.Books.Count(answer is null ? 0 : 1, answer is null ? 1 : 0);
        if (answer is not null)
        {
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            round.Books.Open(await RunningServer.ReadAsync<Case>(answer));
        }
    }
}
