using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Surgical.Cases.Chart;
using Surgical.Cases.Intake;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Dashboard.Tests.Library;

public sealed class UploadTests : IDisposable
{
    private readonly TemporaryFolder _videos = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _videos.Dispose();

    [Fact]
    public async Task Upload_Video_BecomesACaseWithItsOriginal()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var video = await File.ReadAllBytesAsync(Clip(), Stop);

        using var response = await server.UploadAsync(new MemoryStream(video), "Dr. Who's case.mp4");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var created = await RunningServer.ReadAsync<Case>(response);
        Assert.Equal(("Dr. Who's case", CaseState.Queued), (created.Name, created.State));
        Assert.Equal($"/api/cases/{created.Id}", response.Headers.Location?.ToString());
        var (entry, _) = Assert.Single(await server.Store.CasesAsync(Stop));
        Assert.Equal(
            (Convert.ToHexStringLower(SHA256.HashData(video)), video.Length),
            (entry.OriginalSha256, entry.OriginalBytes));
        Assert.Equal(
            video, await File.ReadAllBytesAsync(Path.Combine(server.Folder, "cases", created.Id, "original"), Stop));
    }

    [Theory]
    [InlineData("../../../../tmp/evil.mp4", "evil")]
    [InlineData("..\\..\\evil.mp4", "evil")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("..", "Untitled")]
    [InlineData("Dr.Miller 2024.11.30", "Dr.Miller 2024.11.30")]
    [InlineData("Dr.Miller 2024.11.30.MP4", "Dr.Miller 2024.11.30")]
    [InlineData("OP 3.Saal.m2ts", "OP 3.Saal")]
    public void ShownName_PathTricks_LeavesTheLastPartOnly(string sent, string shown) =>
        Assert.Equal(shown, ShownName.Of(sent));

    [Fact]
    public async Task Upload_NameThatClimbs_StaysInItsFolder()
    {
        await using var server = await RunningServer.StartAsync(reads: false);

        using var response = await server.UploadAsync(File.OpenRead(Clip()), "../../escaped.mp4");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.DoesNotContain(
            Directory.EnumerateFileSystemEntries(server.Folder, "*", SearchOption.AllDirectories),
            path => Path.GetFileName(path).Contains("escaped", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest, "the file is empty")]
    [InlineData(
        "This is no video, whatever it is called.\n", HttpStatusCode.UnsupportedMediaType, "it does not begin as one")]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/hostname\n",
        HttpStatusCode.UnsupportedMediaType, "it is another kind of file")]
    [InlineData(
        "ffconcat version 1.0\nfile /etc/hostname\n",
        HttpStatusCode.UnsupportedMediaType,
        "it is another kind of file")]
    public async Task Upload_TextNamedMp4_IsRefusedAndNothingIsKept(string content, HttpStatusCode status, string words)
    {
        await using var server = await RunningServer.StartAsync(reads: false);

        using var response = await server.UploadAsync(new MemoryStream(Encoding.UTF8.GetBytes(content)));

        await AssertRefusedAsync(server, response, status, words);
    }

    [Fact]
    public async Task Upload_Mp4CutBeforeItsIndex_IsRefusedAndNothingIsKept()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var whole = await File.ReadAllBytesAsync(Clip("-movflags -faststart"), Stop);

        using var response = await server.UploadAsync(new MemoryStream(whole[..(whole.Length * 2 / 3)]));

        await AssertRefusedAsync(
            server, response, HttpStatusCode.UnsupportedMediaType, "it begins as MP4 but has no usable index");
    }

    [Fact]
    public async Task Upload_TooLarge_IsRefusedAndNothingIsKept()
    {
        await using var server = await RunningServer.StartAsync(
            new() { Admission = new() { GreatestBytes = 1000 } }, reads: false);

        using var response = await server.UploadAsync(File.OpenRead(Clip()));

        await AssertRefusedAsync(server, response, HttpStatusCode.RequestEntityTooLarge, "Expected at most");
    }

    [Fact]
    public async Task Upload_ConnectionThatIsDroppedInTheMiddle_KeepsNothing()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        using var incoming = new FileSystemWatcher(Path.Combine(server.Folder, "incoming"));
        var (came, went) = (new TaskCompletionSource(), new TaskCompletionSource());
        incoming.Created += (_, _) => came.TrySetResult();
        incoming.Deleted += (_, _) => went.TrySetResult();
        incoming.EnableRaisingEvents = true;
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(server.Address.Host, server.Address.Port, Stop);
            await client.GetStream().WriteAsync(
                Encoding.ASCII.GetBytes(
                    $"POST /api/cases HTTP/1.1\r\nHost: {server.Address.Authority}\r\nContent-Length: 1000000\r\n"
                    + "Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\nContent-Disposition: form-data; "
                    + "name=\"video\"; filename=\"case.mp4\"\r\n\r\nthe beginning of a video"),
                Stop);
            await came.Task.WaitAsync(Stop);
        }

        await went.Task.WaitAsync(Stop);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(server.Folder, "incoming")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(server.Folder, "cases")));
        Assert.Empty(await server.GetAsync<List<Case>>("/api/cases"));
    }

    [Fact]
    public async Task Upload_OtherField_IsRefused()
    {
        await using var server = await RunningServer.StartAsync(reads: false);

        using var response = await server.UploadAsync(File.OpenRead(Clip()), field: "picture");

        await AssertRefusedAsync(server, response, HttpStatusCode.BadRequest, "in the field \"video\"");
    }

    [Theory]
    [InlineData("multipart/form-data", HttpStatusCode.BadRequest, "Expected a multipart form")]
    [InlineData("multipart/form-data; boundary=never-met", HttpStatusCode.BadRequest, "Expected a multipart form")]
    public async Task Upload_NoForm_IsRefused(string contentType, HttpStatusCode status, string words)
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        using var body = new StringContent("{}");
        body.Headers.Remove("Content-Type");
        body.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var response = await server.Http.PostAsync("/api/cases", body, Stop);

        await AssertRefusedAsync(server, response, status, words);
    }

    [Fact]
    public async Task Upload_Json_IsAnUnsupportedMediaType()
    {
        await using var server = await RunningServer.StartAsync(reads: false);

        using var response = await server.Http.PostAsJsonAsync("/api/cases", new { video = "case.mp4" }, Stop);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task Upload_TooManyWaiting_IsRefused()
    {
        await using var server = await RunningServer.StartAsync(
            new() { Admission = new() { GreatestWaiting = 1 } }, reads: false);
        await server.AdmitAsync(Clip());

        using var response = await server.UploadAsync(File.OpenRead(Clip()));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Single(await server.Store.CasesAsync(Stop));
    }

    [Fact]
    public async Task Upload_LessRoomThanIsKeptFree_IsRefusedAndSaysHowMuchThereIs()
    {
        await using var server = await RunningServer.StartAsync(
            new() { Admission = new() { LeastFreeBytes = long.MaxValue / 2 } }, reads: false);

        using var response = await server.UploadAsync(File.OpenRead(Clip()));

        await AssertRefusedAsync(server, response, HttpStatusCode.InsufficientStorage, "are kept free");
    }

    [Fact]
    public async Task Upload_FromAnotherOrigin_IsRefused()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        server.Http.DefaultRequestHeaders.Add("Origin", "http://evil.example");

        using var response = await server.UploadAsync(File.OpenRead(Clip()));

        await AssertRefusedAsync(server, response, HttpStatusCode.Forbidden, "another page sent it");
    }

    private static async Task AssertRefusedAsync(
        RunningServer server, HttpResponseMessage response, HttpStatusCode status, string words)
    {
        var problem = await response.Content.ReadFromJsonAsync<ProblemDetails>(Stop);
        Assert.Equal(status, response.StatusCode);
        Assert.Contains(words, problem?.Detail, StringComparison.Ordinal);
        Assert.Empty(await server.Store.CasesAsync(Stop));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(server.Folder, "incoming")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(server.Folder, "cases")));
    }

    private string Clip(string options = "-g 25") =>
        Ffmpeg.Make(
            $"-f lavfi -i testsrc=size=320x240:rate=25:duration=2 -pix_fmt yuv420p {options} {_videos["clip.mp4"]}");
}
