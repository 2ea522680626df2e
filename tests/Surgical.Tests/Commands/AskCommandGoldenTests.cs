using System.Text.Json;
using Surgical.TestKit;

namespace Surgical.Tests.Commands;

public sealed class AskCommandGoldenTests
{
    [Fact]
    public async Task Ask_FirstTrainedFrame_PrintsTheReferencesReply()
    {
        using var cases = JsonDocument.Parse(await File.ReadAllBytesAsync(
            Golden.File("gemma3-trained/cases.json"), TestContext.Current.CancellationToken));
        var expected = cases.RootElement.GetProperty("cases").EnumerateObject().First().Value;
        var picture = Golden.File($"gemma3-trained/{expected.GetProperty("picture").GetString()}");

        var run = await ProgramRun.OfAsync(["ask", picture], TestContext.Current.CancellationToken);

        Assert.Equal((0, expected.GetProperty("text").GetString() + "\n"), (run.ExitCode, run.Output));
    }
}
