using Surgical.TestKit;

namespace Surgical.Tests.Commands.Models;

public sealed class NoTelemetryTests
{
    // ONNX Runtime would write an identifier of the machine and a queue of reports under the user's home.
    [Theory]
    [InlineData("doctor")]
    [InlineData("ask", "gemma3-trained/phaco-routine-002.png")]
    public async Task Program_ThatLoadsOnnxRuntime_KeepsNothingToTellItsMakers(string verb, string? picture = null)
    {
        using var home = new TemporaryFolder();
        string[] arguments = picture is null ? [verb] : [verb, Golden.File(picture)];
        var nobodyOptedOut = new Dictionary<string, string>
        {
            ["HOME"] = home.Path,
            ["XDG_CACHE_HOME"] = home["cache"],
            ["CI"] = string.Empty,
            ["GITHUB_ACTIONS"] = string.Empty,
            ["ORT_DISABLE_TELEMETRY"] = string.Empty,
        };

        var run = await ProgramRun.OfAsync(arguments, nobodyOptedOut, TestContext.Current.CancellationToken);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(Directory.GetDirectories(home.Path, "Microsoft", SearchOption.AllDirectories));
    }
}
