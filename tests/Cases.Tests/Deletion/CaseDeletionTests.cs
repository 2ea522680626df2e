using System.Net;
using Surgical.Cases.Chart;
using Surgical.Cases.Deletion;
using Surgical.Dashboard.Edge;
using Surgical.TestKit;
using Surgical.TestKit.Cases;
using Surgical.TestKit.Models;

namespace Surgical.Cases.Tests.Deletion;

public sealed class CaseDeletionTests : IDisposable
{
    private const string Word = "zanzibar";
    private readonly TemporaryFolder _videos = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _videos.Dispose();

    [Fact]
    public async Task Delete_CaseThatIsComplete_SaysWhatWentAndLeavesNoByteOfIt()
    {
        await using var model = new ScriptedModel($"Thinking Process:\nA {Word}.\n\nFinal Answer:\nContinue.");
        await using var server = await RunningServer.StartAsync(model: model);
        var clip = Clip();
        var caseId = (await server.AdmitAsync(clip)).Id;
        await Eventually.CompleteAsync(server, caseId);
        var events = await server.GetAsync<List<EventBody>>($"/api/cases/{caseId}/events");
        Assert.NotEmpty(Traces.Of(Word, server.Folder));

        var deleted = await DeleteAsync(server, caseId);

        var pictures = events.Select(told => told.Picture).Where(picture => picture is not null).Distinct().Count();
        Assert.Equal((caseId, "clip", events.Count, pictures),
            (deleted.Id, deleted.Name, deleted.Events, deleted.Pictures));
        Assert.True(deleted.FreedBytes > new FileInfo(clip).Length);
        Assert.Empty(Traces.Of(Word, server.Folder));
        Assert.Equal([server.Data.Erasures], Traces.Of(caseId, server.Folder));
        Assert.Empty(Directory.EnumerateFiles(
            Path.Combine(server.Folder, "pictures"), "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/events")]
    [InlineData("/video")]
    [InlineData("/frames")]
    [InlineData("/events/2/overlay.svg")]
    [InlineData("/corrections")]
    public async Task Delete_Whatever_AnswersThatThereIsNoSuchCase(string path)
    {
        await using var server = await RunningServer.StartAsync();
        var caseId = (await server.AdmitAsync(Clip())).Id;
        await Eventually.CompleteAsync(server, caseId);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, $"/api/cases/{caseId}{path}"));

        await DeleteAsync(server, caseId);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server, $"/api/cases/{caseId}{path}"));
        Assert.Empty(await server.GetAsync<List<Case>>("/api/cases"));
        using var again = await server.Http.DeleteAsync($"/api/cases/{caseId}", Stop);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task Delete_WhileItIsRead_StopsItAndTheNextCaseIsRead()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var model = new ScriptedModel(async (count, _, token) =>
        {
            if (count == 1)
            {
                asked.SetResult();
                await new TaskCompletionSource().Task.WaitAsync(token);
            }

            return ScriptedModel.Reply($"Final Answer:\nContinue {Word}.");
        });
        await using var server = await RunningServer.StartAsync(new() { Runner = new() { AtOnce = 1 } }, model);
        var first = (await server.AdmitAsync(Clip(seconds: 20))).Id;
        await asked.Task.WaitAsync(Stop);

        var deleted = await DeleteAsync(server, first);

        Assert.Equal(1, deleted.Pictures);
        Assert.Empty(Traces.Of(Word, server.Folder));
        await Eventually.CompleteAsync(server, (await server.AdmitAsync(Clip())).Id);
    }

    [Fact]
    public async Task Delete_PicturesThatAnotherCaseShows_Stay()
    {
        await using var server = await RunningServer.StartAsync(new() { Runner = new() { AtOnce = 1 } });
        var (first, second) = ((await server.AdmitAsync(Clip())).Id, (await server.AdmitAsync(Clip())).Id);
        await Eventually.CompleteAsync(server, first);
        await Eventually.CompleteAsync(server, second);
        var events = await server.GetAsync<List<EventBody>>($"/api/cases/{second}/events");

        Assert.Equal(0, (await DeleteAsync(server, first)).Pictures);

        Assert.All(
            events.Where(told => told.Picture is not null),
            told => Assert.True(File.Exists(PictureOf(server, told.Picture!))));
        Assert.True((await DeleteAsync(server, second)).Pictures > 0);
    }

    [Fact]
    public async Task Delete_BrokenOffAfterItWasWrittenDown_IsFinishedAtTheNextStartAndNeverShown()
    {
        await using var model = new ScriptedModel($"Final Answer:\nContinue {Word}.");
        await using var before = await RunningServer.StartAsync(model: model);
        var caseId = (await before.AdmitAsync(Clip())).Id;
        await Eventually.CompleteAsync(before, caseId);

        Assert.True(await before.Eraser.BuryAsync(caseId, Stop));
        Assert.Empty(await before.Store.CasesAsync(Stop));
        await using var after = await before.RestartAsync(model);

        Assert.Empty(await after.GetAsync<List<Case>>("/api/cases"));
        Assert.Empty(Traces.Of(Word, after.Folder));
        Assert.Equal([after.Data.Erasures], Traces.Of(caseId, after.Folder));
        Assert.Empty(await after.Eraser.BuriedAsync(Stop));
    }

    [Fact]
    public async Task Delete_WhoeverWatches_HearsOfIt()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var caseId = await server.EnterCaseAsync();
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);
        await page.WatchAsync(caseId, after: 0, Stop);
        await using var library = await HubClient.ConnectAsync(server.Address, Stop);
        await library.WatchLibraryAsync(Stop);

        await DeleteAsync(server, caseId);

        Assert.Equal(caseId, await page.DeletedAsync(Stop).FirstAsync(Stop));
        Assert.Equal(caseId, await library.DeletedAsync(Stop).FirstAsync(Stop));
    }

    [Fact]
    public async Task Delete_WhileItsVideoIsSent_BreaksThatOff()
    {
        await using var server = await RunningServer.StartAsync();
        var caseId = (await server.AdmitAsync(Padded(Clip(), megabytes: 64))).Id;
        await Eventually.CompleteAsync(server, caseId);
        using var sent = await server.Http.GetAsync(
            $"/api/cases/{caseId}/video", HttpCompletionOption.ResponseHeadersRead, Stop);
        await using var video = await sent.Content.ReadAsStreamAsync(Stop);
        await video.ReadExactlyAsync(new byte[1024], Stop);

        await DeleteAsync(server, caseId);

        await Assert.ThrowsAnyAsync<IOException>(() => video.CopyToAsync(Stream.Null, Stop));
    }

    [Fact]
    public async Task Delete_CaseFolderWithALink_LeavesWhatItLeadsTo()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var clip = Clip();
        var caseId = (await server.AdmitAsync(clip)).Id;
        var original = Path.Combine(server.Folder, "cases", caseId, "original");
        File.Delete(original);
        File.CreateSymbolicLink(original, clip);

        Assert.Equal(0, (await DeleteAsync(server, caseId)).FreedBytes);

        Assert.True(File.Exists(clip));
    }

    private static string PictureOf(RunningServer server, string sha256) =>
        Path.Combine(server.Folder, "pictures", sha256[..2], sha256[2..4], sha256 + ".jpg");

    private static async Task<DeletedCase> DeleteAsync(RunningServer server, string caseId)
    {
        using var response = await server.Http.DeleteAsync($"/api/cases/{caseId}", Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await RunningServer.ReadAsync<DeletedCase>(response);
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningServer server, string path)
    {
        using var response = await server.Http.GetAsync(path, Stop);
        return response.StatusCode;
    }

    /// <summary>The same MP4 with a box of nothing at its end.</summary>
    private static string Padded(string clip, int megabytes)
    {
        using var file = File.OpenWrite(clip);
        file.Seek(0, SeekOrigin.End);
        file.Write([(byte)megabytes, 0, 0, 0, .. "free"u8]);
        Span<byte> size = stackalloc byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(size, megabytes << 20);
        file.Seek(-8, SeekOrigin.End);
        file.Write(size);
        file.SetLength(file.Length - 8 + (megabytes << 20));
        return clip;
    }

    private string Clip(int seconds = 4) => Ffmpeg.Make(
        $"-f lavfi -i testsrc=size=320x240:rate=25:duration={seconds} -pix_fmt yuv420p -g 25 -movflags +faststart "
        + $"{_videos["clip.mp4"]}");
}
