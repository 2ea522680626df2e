using Surgical.TestKit;

namespace Surgical.Tests.Commands.Models;

/// <summary>What a person sees of a model that is not what it was.</summary>
public sealed class SelfCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Model => _folder["model"];

    private static string Picture => Path.Combine(Repository.EmbeddedModel, "phaco-runout-002.png");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ask_DamagedModelWithCasesBesideIt_IsRefusedUnlessTold()
    {
        await ImportAsync();
        Damage();

        var refused = await RunAsync("ask", Picture, "--model", Model);
        var told = await RunAsync("ask", Picture, "--model", Model, "--unchecked");

        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains(
            "expected the model to give the reference's answer to the case phaco-runout-002", refused.Errors,
            StringComparison.Ordinal);
        Assert.Equal(0, told.ExitCode);
    }

    [Fact]
    public async Task Check_EmbeddedModel_GivesTheReferencesReply()
    {
        var run = await RunAsync("check", Repository.EmbeddedModel);

        Assert.Equal((0, "PASS phaco-runout-002 reply\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task CheckFull_DamagedWeights_SaysWhichSumWasExpected()
    {
        await ImportAsync();
        var sound = await RunAsync("check", Model, "--full");
        Damage();

        var damaged = await RunAsync("check", Model, "--full");

        Assert.Equal(0, sound.ExitCode);
        Assert.Matches("(?m)^PASS weights.f32 sha256=[0-9a-f]{64}$", sound.Output);
        Assert.Equal(1, damaged.ExitCode);
        Assert.Matches("(?m)^FAIL weights.f32 sha256=[0-9a-f]{64}, expected [0-9a-f]{64}$", damaged.Output);
        Assert.Contains("FAIL phaco-runout-002 reply", damaged.Output, StringComparison.Ordinal);
    }

    private async Task ImportAsync()
    {
        var import = await RunAsync("import", Repository.EmbeddedModel, "--out", Model);
        Assert.True(import.ExitCode == 0, import.Errors);
        foreach (var name in (string[])["cases.json", "phaco-runout-002.png"])
        {
            File.Copy(Path.Combine(Repository.EmbeddedModel, name), Path.Combine(Model, name));
        }
    }

    private void Damage()
    {
        using var weights = File.Open(Path.Combine(Model, "weights.f32"), FileMode.Open, FileAccess.ReadWrite);
        weights.Position = weights.Length / 3;
        weights.Write(new byte[weights.Length / 3]);
    }

    private static Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.OfAsync(arguments, Token);
}
