using System.Text.Json;
using Surgical.Cases.Chart;
using Surgical.TestKit;
using Surgical.TestKit.Cases;
using Surgical.TestKit.Chat;
using Surgical.Tests.Serve;

namespace Surgical.Tests.Commands.Models;

public sealed class RemoteModelTests : IDisposable
{
    private const string Reply =
        "Thinking Process:\nThe frame shows the capsulorhexis phase.\n\nFinal Answer:\nComplete the tear in a circle.";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Ask_RemoteModel_StreamsItsReplyAndNamesIt()
    {
        await using var server = await StartAsync();
        var picture = Ffmpeg.Make($"-f lavfi -i color=gray:s=64x64 -frames:v 1 {_folder["picture.png"]}");

        var run = await ProgramRun.OfAsync(["ask", picture, "--model", server.Name], Key("sk-right"), Stop);

        Assert.Equal((0, $"{Reply}\n"), (run.ExitCode, run.Output));
        Assert.Contains("tokens: 300 prompt, ", run.Errors, StringComparison.Ordinal);
        Assert.Contains(
            $"model: org/medgemma at {server.Url.Authority} (remote, weights not verified) ",
            run.Errors,
            StringComparison.Ordinal);
        Assert.Matches(@"\) [0-9a-f]{12} \(names a server's word, not weights\)", run.Errors);
        Assert.DoesNotContain("sk-right", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ModelOnAnotherMachine_SaysOnceWhereThePicturesGo()
    {
        await using var server = await StartAsync();
        var picture = Ffmpeg.Make($"-f lavfi -i color=gray:s=64x64 -frames:v 1 {_folder["picture.png"]}");

        var run = await ProgramRun.OfAsync(
            ["ask", picture, "--model", server.NameOn("models.example.org:8000")],
            new Dictionary<string, string>(server.AsProxy) { ["SURGICAL_API_KEY"] = "sk-right" },
            Stop);

        Assert.Equal((0, 1), (run.ExitCode, server.Asked.Count));
        Assert.Equal(["surgical: note: pictures are sent to models.example.org."], Notes(run));
    }

    [Fact]
    public async Task Ask_ModelOnALoopbackAddress_IsSentThePicturesThroughNoOtherMachine()
    {
        await using var server = await StartAsync();
        var picture = Ffmpeg.Make($"-f lavfi -i color=gray:s=64x64 -frames:v 1 {_folder["picture.png"]}");

        var run = await ProgramRun.OfAsync(
            ["ask", picture, "--model", server.Name],
            new Dictionary<string, string>(Key("sk-right"))
            {
                ["http_proxy"] = "http://127.0.0.1:1",
                ["no_proxy"] = "other.example.org",
                ["NO_PROXY"] = "other.example.org",
            },
            Stop);

        Assert.Equal((0, $"{Reply}\n"), (run.ExitCode, run.Output));
        Assert.Equal(
            ["surgical: note: pictures are sent to a server at 127.0.0.1, an address of this machine."], Notes(run));
    }

    [Fact]
    public async Task Analyze_RemoteModelWithoutProbabilities_ReadsTheCase()
    {
        await using var server = await StartAsync();
        server.Answers = [ChatAnswers.Say(Reply, withTokens: false)];

        var run = await ProgramRun.OfAsync(
            [.. SparseAnalysis.Into(_folder["analysis"]), "--model", server.Name], Key("sk-right"), Stop);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("(remote, weights not verified)", run.Output, StringComparison.Ordinal);
        Assert.Single(Notes(run));
        var lines = File.ReadLines(_folder[Path.Combine("analysis", "analysis.jsonl")])
            .Select(line => JsonElement.Parse(line))
            .Where(line => line.GetProperty("status").GetString() == "read")
            .ToList();
        Assert.Equal(server.Asked.Count, lines.Count);
        Assert.All(lines, line => Assert.Equal(
            ("capsulorhexis", JsonValueKind.Null),
            (line.GetProperty("phase").GetString(), line.GetProperty("voteConfidence").ValueKind)));
    }

    [Fact]
    public async Task Serve_RemoteModel_ReadsACaseUnderItsName()
    {
        await using var server = await StartAsync();
        server.Key = null;
        await using var dashboard = await ServeProcess.StartAsync(_folder["data"], more: ["--model", server.Name]);

        var caseId = await dashboard.AdmitAsync(SparseAnalysis.Video);

        await using var page = await HubClient.ConnectAsync(dashboard.Address, Stop);
        await page.WatchAsync(caseId, after: 0, Stop);
        var last = await page.EventsAsync(Stop)
            .FirstAsync(one => one.Kind is CaseEventKind.Ended or CaseEventKind.Failed, Stop);
        Assert.Equal((CaseEventKind.Ended, null), (last.Kind, last.Message));
        var read = await dashboard.GetAsync<Case>($"/api/cases/{caseId}");
        Assert.StartsWith("org/medgemma at ", read.Model?.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ServerThatRefusesTheKey_FailsInOneLine()
    {
        await using var server = await StartAsync();
        var picture = Ffmpeg.Make($"-f lavfi -i color=gray:s=64x64 -frames:v 1 {_folder["picture.png"]}");

        var run = await ProgramRun.OfAsync(["ask", picture, "--model", server.Name], Key("sk-wrong"), Stop);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Matches("^surgical: [^\n]*401[^\n]*does not accept the key\\.\n\\z", run.Errors);
    }

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<ChatServer> StartAsync()
    {
        var server = await ChatServer.StartAsync(Stop);
        server.Key = "sk-right";
        server.Answers = [ChatAnswers.Say(Reply)];
        return server;
    }

    private static IEnumerable<string> Notes(ProgramRun run) =>
        run.Errors.Split('\n').Where(line => line.Contains("pictures are sent to", StringComparison.Ordinal));

    private static Dictionary<string, string> Key(string key) => new() { ["SURGICAL_API_KEY"] = key };
}
